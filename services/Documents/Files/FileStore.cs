using System.Buffers;
using System.Security.Cryptography;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Files;

/// <summary>
/// The bytes of the files, each encrypted under a key of its own, under the SHA-256 of what lies there. The key lies,
/// itself encrypted, with the file's row: where that is gone, nobody reads the bytes any more. A file is written apart
/// and put in its place when it is whole: what lies there is complete, whoever went away meanwhile.
/// </summary>
public sealed class FileStore(WorkFolder work, IFileShelf shelf, PersonalDataProtector protector)
{
    /// <summary>
    /// Writes the stream down in pieces, counting and hashing on the way. Null as soon as it is longer than it may be;
    /// then nothing is left of it. 507 <c>storage.full</c> when there is no room.
    /// </summary>
    public async Task<ReceivedFile?> ReceiveAsync(Stream body, long maxBytes, CancellationToken ct)
    {
        var file = StorageFull.Noticing(work.NewFile);
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
                await StorageFull.NoticingAsync(() => file.WriteAsync(buffer.AsMemory(0, read), ct).AsTask());
            }

            whole = true;
            return new(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            if (!whole)
            {
                await file.DisposeAsync();
                File.Delete(file.Name);
            }
        }
    }

    /// <summary>A key for one file, to be kept with its row.</summary>
    public byte[] NewKey() => protector.Protect(RandomNumberGenerator.GetBytes(SealedFile.KeySize));

    /// <summary>Encrypts a received file, on the disk and not only in the system's memory.</summary>
    /// <exception cref="ProblemException">507 <c>storage.full</c>.</exception>
    public Task<ClosedFile> CloseAsync(ReceivedFile received, byte[] key, CancellationToken ct) =>
        StorageFull.NoticingAsync(async () =>
        {
            var path = $"{received.Content.Name}-sealed";
            try
            {
                await using var closed = new FileStream(
                    path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                received.Content.Position = 0;
                var name = await SealedFile.WriteAsync(received.Content, closed, protector.Unprotect<byte[]>(key), ct);
                closed.Flush(flushToDisk: true);
                return new ClosedFile(path, name);
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        });

    /// <summary>Puts an encrypted file in its place.</summary>
    public Task KeepAsync(ClosedFile closed, CancellationToken ct) =>
        StorageFull.NoticingAsync(() => shelf.PutAsync(closed.Name, closed.Path, ct));

    /// <summary>The bytes, as they came; null when there are none of this name.</summary>
    /// <param name="key">None of a file that was kept before files were encrypted.</param>
    public async Task<Stream?> FindAsync(string name, byte[]? key, CancellationToken ct) =>
        await shelf.FindAsync(name, ct) is { } kept
            ? key is null ? kept : SealedFile.Open(kept, protector.Unprotect<byte[]>(key))
            : null;

    public Task DestroyAsync(string name, CancellationToken ct) => shelf.DeleteAsync(name, ct);
}

/// <summary>A file that is encrypted and has no place yet; disposed of without one, it is gone.</summary>
/// <param name="Name">The SHA-256 of what is in it: under this name it is kept.</param>
public sealed record ClosedFile(string Path, string Name) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
