using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Documents.Files;

/// <summary>
/// Lets a well-kept program read a file to its end: what has the form of a picture or a document may still be none, or
/// be one that does something to its reader. ImageMagick reads pictures, qpdf documents. What was said of some bytes
/// is remembered for a while: many hand in the same ones more than once.
/// </summary>
public sealed class Decoding : IDisposable
{
    private const int MostPages = 100;
    private static readonly TimeSpan _remembered = TimeSpan.FromHours(1);

    // Names of what runs, opens or brings along something else (ISO 32000-1, 12.6.4 and 7.11.4; XFA 3.3).
    private static readonly FrozenSet<string> _active = FrozenSet.Create(
        "/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/EmbeddedFile", "/EmbeddedFiles",
        "/XFA");

    private static readonly (string, string) _undecodable = (
        "file.damaged", "It cannot be opened: a part of it is damaged. Save or scan it once more.");

    private readonly MemoryCache _verdicts = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Why a file may not be taken, or null when it may.</summary>
    /// <param name="contentType">What it is by its bytes: nothing is left to guess to a program.</param>
    public async Task<(string Code, string Sentence)?> WhyNotAsync(
        ReceivedFile file, string contentType, CancellationToken ct)
    {
        var key = (file.Sha256, contentType);
        if (!_verdicts.TryGetValue(key, out (string, string)? verdict))
        {
            var path = file.Content.Name;
            verdict = contentType == FileFacts.Pdf
                ? await ReadDocumentAsync(path, ct)
                : await ReadPictureAsync(path, contentType == FileFacts.Png ? "png" : "jpeg", ct);
            _verdicts.Set(key, verdict, new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = _remembered,
            });
        }

        return verdict;
    }

    public void Dispose() => _verdicts.Dispose();

    private static async Task<(string, string)?> ReadPictureAsync(string path, string format, CancellationToken ct) =>
        await LimitedProcess.RunAsync(
            "convert",
            ["-limit", "memory", "1536MiB", "-limit", "map", "0", "-limit", "disk", "0", $"{format}:{path}", "null:"],
            ct) is null
            ? _undecodable
            : null;

    private static async Task<(string, string)?> ReadDocumentAsync(string path, CancellationToken ct)
    {
        if (await LimitedProcess.RunAsync("qpdf", ["--is-encrypted", path], ct) is not null)
        {
            return ("file.encrypted", "The document is locked. Save it without a password and without restrictions.");
        }

        var objects = $"{path}-objects";
        try
        {
            return await LimitedProcess.RunAsync("qpdf", ["--warning-exit-0", "--check", path], ct) is null
                || await LimitedProcess.RunAsync("qpdf", ["--warning-exit-0", "--show-npages", path], ct) is not { } pages
                || await LimitedProcess.RunAsync(
                    "qpdf",
                    [
                        "--warning-exit-0", "--json=2", "--json-key=qpdf", "--json-stream-data=none", path, objects,
                    ],
                    ct) is null
                    ? _undecodable
                : int.Parse(pages, CultureInfo.InvariantCulture) is < 1 or > MostPages
                    ? ("file.pages", $"A document may have {MostPages} pages, and has one at least.")
                : await HasActiveAsync(objects, ct)
                    ? ("file.active",
                        "The document carries a script, a form that is sent, or another file. Print it to a new PDF.")
                    : null;
        }
        finally
        {
            File.Delete(objects);
        }
    }

    // One name or value a line; what is a text of the document's own begins with u: or b:.
    private static async Task<bool> HasActiveAsync(string objects, CancellationToken ct)
    {
        await foreach (var line in File.ReadLinesAsync(objects, ct))
        {
            if (line.Split('"') is [_, var first, .. var rest]
                && (_active.Contains(first) || (rest is [_, var value, _] && _active.Contains(value))))
            {
                return true;
            }
        }

        return false;
    }
}
