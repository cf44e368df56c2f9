using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.Net.Http.Headers;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Takes a file in: received whole, judged by its bytes, looked through for malware, and read to its end by a program
/// that knows its kind. What does not pass leaves nothing behind.
/// </summary>
public sealed class FileIntake(FileStore store, MalwareScanner scanner, Decoding decoding)
{
    /// <summary>Refuses with 413, 415 or 422, and a code that says why.</summary>
    public async Task<TakenFile> TakeAsync(HttpRequest request, ChecklistItem wanted, CancellationToken ct)
    {
        var claimed = GetClaimedType(request, wanted);
        var received = await ReceiveAsync(request, wanted, ct);
        try
        {
            MustPass(wanted.WhyNot(FileFacts.Of(received.Content), claimed));
            var scan = await scanner.ScanAsync(received.Content, ct);
            MustPass(await decoding.WhyNotAsync(received, claimed, ct));
            return new(received, claimed, scan);
        }
        catch
        {
            await received.DisposeAsync();
            throw;
        }
    }

    /// <summary>For one file.</summary>
    public byte[] NewKey() => store.NewKey();

    public void Keep(TakenFile taken, Guid id, byte[] key) => store.Keep(taken.Received, id, key);

    private static void MustPass((string Code, string Sentence)? fault)
    {
        if (fault is var (code, sentence))
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, code, sentence);
        }
    }

    private static string GetClaimedType(HttpRequest request, ChecklistItem wanted) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && request.Headers.ContentEncoding.Count == 0
        && wanted.AcceptedTypes.FirstOrDefault(one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase))
            is { } claimed
            ? claimed
            : throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, "file.type-not-accepted",
                $"Say with Content-Type which of these it is: {string.Join(", ", wanted.AcceptedTypes)}.");

    private async Task<ReceivedFile> ReceiveAsync(
        HttpRequest request, ChecklistItem wanted, CancellationToken ct)
    {
        var received = request.ContentLength > wanted.MaxBytes
            ? null
            : await store.ReceiveAsync(request.Body, wanted.MaxBytes, ct);
        if (received is null)
        {
            throw new ProblemException(
                StatusCodes.Status413PayloadTooLarge, "file.too-large", $"A file may have {wanted.MaxBytes:N0} bytes.");
        }

        if (received.Size == 0)
        {
            await received.DisposeAsync();
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity, "file.empty", "There is nothing in the file.");
        }

        return received;
    }
}

/// <summary>A file that may be kept; disposed of without being, it is gone.</summary>
/// <param name="ContentType">What its bytes are.</param>
public sealed record TakenFile(ReceivedFile Received, string ContentType, MalwareScan Scan) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Received.DisposeAsync();
}
