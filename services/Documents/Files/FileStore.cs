using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// The bytes of the files, each under its id. A file is written apart and moved into place when it is whole: what lies
/// under an id is complete, whoever went away meanwhile.
/// </summary>
public sealed class FileStore(IOptions<FileSettings> settings, IHostEnvironment environment)
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

    /// <summary>Puts a received file in its place, on the disk and not only in the system's memory.</summary>
    public void Keep(ReceivedFile received, Guid id)
    {
        received.Content.Flush(flushToDisk: true);
        File.Move(received.Content.Name, PathOf(id));
    }

    /// <summary>The bytes; null when there are none under this id.</summary>
    public FileStream? Find(Guid id)
    {
        try
        {
            return new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
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
