using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>The signed list of what became of cards after they were issued, for whoever checks them offline.</summary>
public static class GetRevocations
{
    /// <summary>200 with a JSON Web Signature in its compact form; 304 to whom has it already, by its ETag.</summary>
    public static async Task<FileContentHttpResult> Handle(
        HttpResponse response, Revocations revocations, CancellationToken ct)
    {
        var known = await revocations.CurrentAsync(ct);
        response.Headers.CacheControl = "no-cache"; // ask each time whether it is still the one
        return TypedResults.Bytes(known.Jws, "application/jose", entityTag: known.ETag);
    }
}
