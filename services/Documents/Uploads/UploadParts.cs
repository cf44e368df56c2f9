using System.Security.Cryptography;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Uploads;

/// <summary>
/// The parts on the disk, each encrypted under a key that is derived from the upload's for its own name: a part that is
/// sent twice is never encrypted under the same key. What is not named in the upload's row is no part.
/// </summary>
public sealed class UploadParts(WorkFolder work, PersonalDataProtector protector)
{
    /// <summary>Writes a part down, on the disk and not only in the system's memory.</summary>
    /// <exception cref="ProblemException">
    /// 400 <c>upload.part-length</c>: it is shorter or longer than said; 507 <c>storage.full</c>.
    /// </exception>
    public async Task<Guid> WriteAsync(OpenUpload upload, long offset, Stream body, CancellationToken ct)
    {
        var part = Guid.NewGuid();
        Directory.CreateDirectory(work.PartsOf(upload.Id));
        try
        {
            await StorageFull.NoticingAsync(async () =>
            {
                await using var kept = new FileStream(
                    PathOf(upload, part), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                await using var exactly = new ExactStream(body, upload.LengthAt(offset));
                await SealedFile.WriteAsync(exactly, kept, KeyOf(upload, part), ct);
                kept.Flush(flushToDisk: true);
            });
            return part;
        }
        catch
        {
            Delete(upload, part);
            throw;
        }
    }

    /// <summary>Another one came first.</summary>
    public void Delete(OpenUpload upload, Guid part) => File.Delete(PathOf(upload, part));

    /// <summary>All of it, from the beginning to the end; null when the upload was cancelled meanwhile.</summary>
    public Stream? Open(OpenUpload upload)
    {
        var parts = new List<Func<Stream>>();
        try
        {
            foreach (var part in upload.Parts)
            {
                var kept = new FileStream(
                    PathOf(upload, part), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
                var key = KeyOf(upload, part);
                parts.Add(() => SealedFile.Open(kept, key));
            }

            return new JoinedStream(parts);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            new JoinedStream(parts).Dispose();
            return null;
        }
    }

    public void Destroy(Guid uploadId)
    {
        if (Directory.Exists(work.PartsOf(uploadId)))
        {
            Directory.Delete(work.PartsOf(uploadId), recursive: true);
        }
    }

    private string PathOf(OpenUpload upload, Guid part) => Path.Combine(work.PartsOf(upload.Id), $"{part:N}");

    private byte[] KeyOf(OpenUpload upload, Guid part) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, protector.Unprotect<byte[]>(upload.Key), SealedFile.KeySize, salt: [],
        info: part.ToByteArray());
}
