using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Documents.Files;

/// <summary>
/// Small pictures of files, too small to be read: of a picture itself, of a document its first page. They are kept in
/// memory for a while, and nowhere else.
/// </summary>
public sealed class Thumbnails(FileStore store) : IDisposable
{
    private const string Side = "240";
    private const long MostKept = 32 << 20;
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(20);
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>A JPEG; null when none can be made.</summary>
    /// <param name="bytes">The file's, closed afterwards.</param>
    public async Task<byte[]?> OfAsync(Guid fileId, string contentType, Stream bytes, CancellationToken ct)
    {
        await using var own = bytes;
        if (_made.TryGetValue(fileId, out byte[]? known))
        {
            return known;
        }

        await using var plain = (await store.ReceiveAsync(bytes, long.MaxValue, ct))!;
        var path = plain.Content.Name;
        var small = $"{path}-small";
        try
        {
            var done = contentType == FileFacts.Pdf
                ? await OfDocumentAsync(path, small, ct)
                : await OfPictureAsync($"{(contentType == FileFacts.Png ? "png" : "jpeg")}:{path}", small, ct);
            if (!done)
            {
                return null;
            }

            var made = await File.ReadAllBytesAsync($"{small}.jpg", ct);
            return _made.Set(fileId, made, new MemoryCacheEntryOptions
            {
                Size = made.Length,
                AbsoluteExpirationRelativeToNow = _kept,
            });
        }
        finally
        {
            File.Delete($"{small}.jpg");
        }
    }

    /// <summary>The same with these words over it, as officers get it.</summary>
    public async Task<byte[]?> MarkAsync(byte[] thumbnail, IReadOnlyList<string> lines, CancellationToken ct)
    {
        using var bytes = new MemoryStream(thumbnail);
        await using var plain = (await store.ReceiveAsync(bytes, long.MaxValue, ct))!;
        await using var marked = await Watermark.PutAsync(plain, FileFacts.Jpeg, lines, ct);
        if (marked is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        await marked.CopyToAsync(copy, ct);
        return copy.ToArray();
    }

    public void Dispose() => _made.Dispose();

    private static async Task<bool> OfPictureAsync(string source, string small, CancellationToken ct) =>
        await LimitedProcess.RunAsync(
            "convert",
            [
                "-limit", "memory", "1536MiB", "-limit", "disk", "0", source, "-auto-orient",
                "-thumbnail", $"{Side}x{Side}>", "-background", "white", "-flatten", "-strip", "-quality", "80",
                $"jpeg:{small}.jpg",
            ],
            ct) is not null;

    private static async Task<bool> OfDocumentAsync(string path, string small, CancellationToken ct) =>
        await LimitedProcess.RunAsync(
            "pdftoppm", ["-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", Side, path, small], ct) is not null
        && File.Exists($"{small}.jpg");
}
