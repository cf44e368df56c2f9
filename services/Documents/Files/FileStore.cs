using System.Buffers;
using System.Security.Cryptography;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// The bytes of the files, each under its id, encrypted under a key of its own. That key lies, itself encrypted, with
/// the file's row: where the row is gone, nobody reads the bytes any more. A file is written apart and moved into place
/// when it is whole: what lies under an id is complete, whoever went away meanwhile.
/// </summary>
public sealed class FileStore(
    IOptions<FileSettings> settings, PersonalDataProtector protector, IHostEnvironment environment)
{
    private readonly string _folder = Path.Combine(environment.ContentRootPath, settings.Value.Folder);

    private string Unfinished => Directory.CreateDirectory(Path.Combine(_folder, "unfinished")).FullName;

    /// <summary>
    /// Writes the stream down in pieces, counting and hashing on the way. Null as soon as it is longer than it may be;
    /// then nothing is left of it.
    /// </summary>
    public async Task<ReceivedFile?> ReceiveAsync(Stream body, long maxBytes, CancellationToken ct)
    {
        var path = Path.Combine(Unfinished, $"{Guid.CreateVersion7():N}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var whole = false;
        try
        {
            while (await body.ReadAsync(buffer, ct) is var read and > 0)
            {
                if (file.Length + read > maxBytes)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            whole = true;
            return new(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!whole)
            {
                await file.DisposeAsync();
                File.Delete(path);
            }
        }
    }

    /// <summary>A key for one file, to be kept with its row.</summary>
    public byte[] NewKey() => protector.Protect(RandomNumberGenerator.GetBytes(SealedFile.KeySize));

    /// <summary>Puts a received file in its place, on the disk and not only in the system's memory.</summary>
    public void Keep(ReceivedFile received, Guid id, byte[] key)
    {
        var path = $"{received.Content.Name}-sealed";
        try
        {
            using (var kept = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            {
                SealedFile.Write(received.Content, kept, protector.Unprotect<byte[]>(key));
                kept.Flush(flushToDisk: true);
            }

            File.Move(path, PathOf(id));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>The bytes, as they came; null when there are none under this id.</summary>
    /// <param name="key">None of a file that was kept before files were encrypted.</param>
    public Stream? Find(Guid id, byte[]? key)
    {
        try
        {
            var kept = new FileStream(
                PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            return key is null ? kept : SealedFile.Open(kept, protector.Unprotect<byte[]>(key));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Destroy(Guid id) => File.Delete(PathOf(id));

    /// <summary>Throws away what was left unfinished by a process that ended; the number of such files.</summary>
    public int ThrowAwayUnfinished(DateTime beforeUtc)
    {
        var old = Directory.EnumerateFiles(Unfinished)
            .Where(path => File.GetLastWriteTimeUtc(path) < beforeUtc)
            .ToList();
        old.ForEach(File.Delete);
        return old.Count;
    }

    // The last digits of a version 7 id are random: they spread the files over 256 folders.
    private string PathOf(Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name[^2..])).FullName, name);
    }
}
