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
    /// <summary>The body of a request. Refuses with 413, 415 or 422, and a code that says why.</summary>
    public Task<TakenFile> TakeAsync(HttpRequest request, ChecklistItem wanted, CancellationToken ct)
    {
        var claimed = GetAccepted(request.Headers.ContentEncoding.Count == 0 ? request.ContentType : null, wanted);
        return TakeAsync(request.Body, request.ContentLength, claimed, wanted, ct);
    }

    /// <summary>The same, of a file whose beginning may have come earlier.</summary>
    /// <param name="length">As it was announced.</param>
    /// <param name="claimed">One of the types that the item accepts.</param>
    public async Task<TakenFile> TakeAsync(
        Stream body, long? length, string claimed, ChecklistItem wanted, CancellationToken ct)
    {
        MustNotBeLonger(length, wanted);
        var received = await ReceiveAsync(body, wanted, ct);
        try
        {
            MustPass(wanted.WhyNot(FileFacts.Of(received.Content), claimed));
            var scan = await scanner.ScanAsync(received.Content, ct);
            MustPass(await decoding.WhyNotAsync(received, claimed, ct));
            MustPass(wanted.Portrait ? await PortraitRule.WhyNotAsync(received.Content.Name, claimed, ct) : null);
            return new(received, claimed, scan);
        }
        catch
        {
            await received.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which of the types that the item accepts was announced; 415 when it is none of them.</summary>
    public static string GetAccepted(string? contentType, ChecklistItem wanted) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && wanted.AcceptedTypes.FirstOrDefault(one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase))
            is { } claimed
            ? claimed
            : throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, "file.type-not-accepted",
                $"Say with Content-Type which of these it is: {string.Join(", ", wanted.AcceptedTypes)}.");

    /// <summary>413 when it was announced as longer than the item allows.</summary>
    public static void MustNotBeLonger(long? length, ChecklistItem wanted)
    {
        if (length > wanted.MaxBytes)
        {
            throw TooLarge(wanted);
        }
    }

    private static void MustPass((string Code, string Sentence)? fault)
    {
        if (fault is var (code, sentence))
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, code, sentence);
        }
    }

    private static ProblemException TooLarge(ChecklistItem wanted) => new(
        StatusCodes.Status413PayloadTooLarge, "file.too-large", $"A file may have {wanted.MaxBytes:N0} bytes.");

    private async Task<ReceivedFile> ReceiveAsync(Stream body, ChecklistItem wanted, CancellationToken ct)
    {
        var received = await store.ReceiveAsync(body, wanted.MaxBytes, ct) ?? throw TooLarge(wanted);
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
