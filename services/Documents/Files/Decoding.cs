using System.Collections.Frozen;
using Microsoft.Extensions.Caching.Memory;

namespace ApecCard.Documents.Files;

/// <summary>
/// Lets a well-kept program read a file to its end: what has the form of a picture or a document may still be none, or
/// be one that does something to its reader. ImageMagick reads pictures, qpdf documents. Which bytes were good is
/// remembered for a while, as many hand in the same ones more than once; what was not is looked at again each time, as
/// it may have been our haste.
/// </summary>
public sealed class Decoding : IDisposable
{
    /// <summary>What is said of a file that a program could not read to its end.</summary>
    public static readonly (string Code, string Sentence) Damaged = (
        "file.damaged", "It cannot be opened: a part of it is damaged. Save or scan it once more.");

    private static readonly (string Code, string Sentence) _encrypted = (
        "file.encrypted", "The document is locked. Save it without a password and without restrictions.");

    private const int MostPages = 100;
    private static readonly TimeSpan _remembered = TimeSpan.FromHours(1);

    // Names of what runs, opens or brings along something else (ISO 32000-1, 12.6.4 and 7.11.4; XFA 3.3).
    private static readonly FrozenSet<string> _active = FrozenSet.Create(
        "/JS", "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/EmbeddedFile", "/EmbeddedFiles",
        "/XFA");

    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    /// <summary>Why a file may not be taken, or null when it may.</summary>
    /// <param name="contentType">What it is by its bytes: nothing is left to guess to a program.</param>
    public async Task<(string Code, string Sentence)?> WhyNotAsync(
        ReceivedFile file, string contentType, CancellationToken ct)
    {
        var key = (file.Sha256, contentType);
        if (_good.TryGetValue(key, out _))
        {
            return null;
        }

        var path = file.Content.Name;
        var verdict = contentType == FileFacts.Pdf
            ? await ReadDocumentAsync(path, ct)
            : await ReadPictureAsync(path, contentType == FileFacts.Png ? "png" : "jpeg", ct);
        if (verdict is null)
        {
            _good.Set(key, true, new MemoryCacheEntryOptions
            {
                Size = 1,
                AbsoluteExpirationRelativeToNow = _remembered,
            });
        }

        return verdict;
    }

    public void Dispose() => _good.Dispose();

    private static async Task<(string, string)?> ReadPictureAsync(string path, string format, CancellationToken ct) =>
        await LimitedProcess.RunAsync(
            "convert",
            ["-limit", "memory", "1536MiB", "-limit", "map", "0", "-limit", "disk", "0", $"{format}:{path}", "null:"],
            ct) is null
            ? Damaged
            : null;

    private static async Task<(string, string)?> ReadDocumentAsync(string path, CancellationToken ct)
    {
        var objects = $"{path}-objects";
        try
        {
            return await IsReadableAsync(path, objects, ct)
                ? await LookThroughAsync(objects, ct) switch
                {
                    { Encrypted: true } => _encrypted,
                    { Pages: < 1 or > MostPages } =>
                        ("file.pages", $"A document may have {MostPages} pages, and has one at least."),
                    { Active: true } =>
                        ("file.active",
                            "The document carries a script, a form that is sent, or another file. Print it to a new PDF."),
                    _ => null,
                }
                : await LimitedProcess.RunAsync("qpdf", ["--is-encrypted", path], ct) is null ? Damaged : _encrypted;
        }
        finally
        {
            File.Delete(objects);
        }
    }

    // Written anew to nowhere, with all of its streams unpacked. That is what --check does, too, but it packs them again,
    // which takes ten times as long for a long scan.
    private static async Task<bool> IsReadableAsync(string path, string objects, CancellationToken ct) =>
        await LimitedProcess.RunAsync(
            "qpdf",
            [
                "--warning-exit-0", "--decode-level=all", "--compress-streams=n", "--normalize-content=y", path,
                "/dev/null",
            ],
            ct) is not null
        && await LimitedProcess.RunAsync(
            "qpdf",
            [
                "--warning-exit-0", "--json=2", "--json-key=encrypt", "--json-key=pages", "--json-key=qpdf",
                "--json-stream-data=none", path, objects,
            ],
            ct) is not null;

    // One name or value a line; what is a text of the document's own begins with u: or b:, and its names with a slash.
    private static async Task<(bool Encrypted, int Pages, bool Active)> LookThroughAsync(
        string objects, CancellationToken ct)
    {
        var (encrypted, pages, active) = (false, 0, false);
        await foreach (var line in File.ReadLinesAsync(objects, ct))
        {
            if (line.Split('"') is [_, var first, .. var rest])
            {
                encrypted |= first is "encrypted" && rest is [": true,"];
                pages += first is "pageposfrom1" ? 1 : 0;
                active |= _active.Contains(first) || (rest is [_, var value, _] && _active.Contains(value));
            }
        }

        return (encrypted, pages, active);
    }
}
