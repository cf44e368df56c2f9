using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Simulators.Elicence;

/// <summary>Signs what a licence says, for one client and one of its nonces, and sends it there.</summary>
public sealed class Assertions(SigningKey key, Behaviour behaviour, IHttpClientFactory clients)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(3);

    /// <summary>What the client answered to the first delivery.</summary>
    public readonly record struct Answer(int Status)
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    public async Task<Answer> SendAsync(Authorization authorization, Company company, CancellationToken ct)
    {
        var assertion = Sign(authorization, company);
        using var http = clients.CreateClient();
        var answers = new List<Answer>();
        for (var time = 0; time < behaviour.Times; time++)
        {
            using var response = await http.PostAsJsonAsync(authorization.Callback, new { assertion }, ct);
            answers.Add(new((int)response.StatusCode));
        }

        return answers[0];
    }

    private string Sign(Authorization authorization, Company company)
    {
        var now = DateTime.UtcNow;
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "elicence-assertion+jwt",
            Issuer = "elicence",
            Audience = authorization.ClientId,
            IssuedAt = now,
            Expires = now + _lifetime,
            SigningCredentials = key.Credentials,
            Claims = new Dictionary<string, object>
            {
                ["nonce"] = authorization.Nonce,
                ["name"] = company.Name,
                ["uscc"] = company.Uscc,
                ["legal_representative"] = company.LegalRepresentative,
            },
        });
    }
}
