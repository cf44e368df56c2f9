using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Elicence;

/// <summary>A browser asks for the QR code that a legal representative scans with the e-licence app.</summary>
public static class OpenElicenceSession
{
    /// <param name="Purpose">What the scan may be used for, and for nothing else.</param>
    public record Request(ElicencePurpose Purpose);

    /// <param name="SessionId">Names the session; no secret.</param>
    /// <param name="BrowserSecret">Proves that it is this browser's; said only here.</param>
    /// <param name="ScanUrl">The authority's page for the phone.</param>
    /// <param name="QrSvg">The same as a QR code.</param>
    /// <param name="ExpiresAt">Three minutes from now.</param>
    public record Response(
        Guid SessionId, string BrowserSecret, Uri ScanUrl, string QrSvg, DateTimeOffset ExpiresAt);

    /// <summary>Opens the session at the authority. 503 elicence.unavailable: the authority does not answer.</summary>
    public static async Task<Created<Response>> Handle(
        Request request, IdentityDb db, ElicenceClient authority, CancellationToken ct)
    {
        var (nonce, browserSecret) = (Secret.New(), Secret.New());
        var session = ElicenceSession.Open(
            request.Purpose, nonce, browserSecret, TimeProvider.System.GetUtcNow());
        var scanUrl = await authority.AuthorizeAsync(nonce, session.ExpiresAt, ct);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/elicence-sessions/{session.Id}",
            new Response(session.Id, browserSecret, scanUrl, QrCode.Svg($"{scanUrl}"), session.ExpiresAt));
    }
}
