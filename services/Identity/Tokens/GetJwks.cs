using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Tokens;

/// <summary>The public keys that access tokens are checked with.</summary>
public static class GetJwks
{
    public record Response(IEnumerable<PublicKey> Keys);

    /// <summary>The JSON Web Key Set (RFC 7517).</summary>
    public static Ok<Response> Handle(SigningKeys keys) => TypedResults.Ok(new Response(keys.Published));
}
