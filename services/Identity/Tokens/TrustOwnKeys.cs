using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace ApecCard.Identity.Tokens;

/// <summary>The others fetch the keys that access tokens are checked with; Identity has them.</summary>
internal sealed class TrustOwnKeys(SigningKeys keys) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(string? name, JwtBearerOptions options) =>
        options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Find(keyId);

    public void Configure(JwtBearerOptions options) => Configure(name: null, options);
}
