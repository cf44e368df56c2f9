using ApecCard.Identity.Enterprises;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Elicence;

/// <summary>Believes an assertion only when the authority signed it, for us, a moment ago.</summary>
public sealed class AssertionReader(ElicenceClient authority, AuthorityKeys keys)
{
    private static readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public async Task<(string Nonce, LicenceFacts Facts)> ReadAsync(string assertion, CancellationToken ct)
    {
        var key = _handler.CanReadToken(assertion) && KeyIdOf(assertion) is { } kid
            ? await keys.FindAsync(kid, authority, ct)
            : null;
        if (key is null)
        {
            throw Forged();
        }

        var result = await _handler.ValidateTokenAsync(assertion, new()
        {
            ValidIssuer = "elicence",
            ValidAudience = ElicenceClient.ClientId,
            ValidTypes = ["elicence-assertion+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = key,
            ClockSkew = TimeSpan.FromSeconds(30),
        });
        if (result.Exception is SecurityTokenExpiredException)
        {
            throw new ProblemException(401, "assertion.stale", "The assertion has expired.");
        }

        return result.IsValid ? Read((JsonWebToken)result.SecurityToken) : throw Forged();
    }

    private static (string, LicenceFacts) Read(JsonWebToken token)
    {
        var facts = new LicenceFacts(
            Text("name", 200), Text("uscc", 18).ToUpperInvariant(), Text("legal_representative", 100));
        return facts.Uscc.Length is 18 ? (Text("nonce", 100), facts) : throw Forged();

        string Text(string claim, int maxLength) =>
            token.TryGetPayloadValue<string>(claim, out var text)
            && text?.Trim() is { Length: > 0 } trimmed
            && trimmed.Length <= maxLength && !trimmed.Any(char.IsControl)
                ? trimmed
                : throw Forged();
    }

    private static string? KeyIdOf(string assertion)
    {
        try
        {
            return new JsonWebToken(assertion).Kid;
        }
        catch (ArgumentException) // three parts that are no JSON
        {
            return null;
        }
        catch (SecurityTokenException)
        {
            return null;
        }
    }

    private static ProblemException Forged() =>
        new(401, "assertion.forged", "The assertion is not the authority's word to us.");
}
