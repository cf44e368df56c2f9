using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.ServiceDefaults;

/// <summary>What an access token of Identity looks like, and how everybody else checks one.</summary>
public static class TokenValidation
{
    public const string Issuer = "apeccard";
    public const string PeoplesAudience = "apeccard";
    public const string ServicesAudience = "apeccard-services";
    public const string TokenType = "at+jwt";

    internal static void AddTokenValidation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new()
            {
                ValidIssuer = Issuer,
                ValidAudiences = [PeoplesAudience, ServicesAudience],
                ValidTypes = [TokenType],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                NameClaimType = "sub",
                RoleClaimType = "role",
                ClockSkew = TimeSpan.FromSeconds(30),
            };
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        // Identity itself has no such setting: it knows its own keys.
        if (builder.Configuration["Identity:Url"] is { } identity)
        {
            builder.TrustKeysOf(identity);
        }
    }

    private static void TrustKeysOf(this IHostApplicationBuilder builder, string identity)
    {
        var keys = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{identity}/.well-known/jwks.json", new JwksRetriever(),
            new HttpDocumentRetriever { RequireHttps = false })
        {
            RefreshInterval = builder.KeysAreAskedEvery() / 2, // a second at least
            UseLastKnownGoodConfiguration = false, // a key that Identity withdrew is worth nothing
        };
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            bearer.ConfigurationManager = keys);
        builder.Services.AddHostedService(_ => new KeyRefresh(keys, builder.KeysAreAskedEvery()));
        builder.Services.AddHealthChecks().Add(
            new("signing-keys", _ => new KeysAreKnown(keys), failureStatus: null, tags: null));
    }

    // Identity publishes a new key three minutes before the first token is signed with it: asked every minute, no token
    // is refused.
    private static TimeSpan KeysAreAskedEvery(this IHostApplicationBuilder builder) =>
        builder.Configuration.GetValue("Identity:KeysEvery", TimeSpan.FromMinutes(1));

    private sealed class JwksRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address, IDocumentRetriever documents, CancellationToken ct)
        {
            var keys = JsonWebKeySet.Create(await documents.GetDocumentAsync(address, ct));
            var configuration = new OpenIdConnectConfiguration { Issuer = Issuer, JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys())
            {
                configuration.SigningKeys.Add(key);
            }

            return configuration;
        }
    }

    private sealed class KeyRefresh(ConfigurationManager<OpenIdConnectConfiguration> keys, TimeSpan every)
        : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stop)
        {
            using var timer = new PeriodicTimer(every);
            while (await timer.WaitForNextTickAsync(stop))
            {
                keys.RequestRefresh();
            }
        }
    }

    // Without the keys every caller would be told 401, though nothing is wrong with the token.
    private sealed class KeysAreKnown(ConfigurationManager<OpenIdConnectConfiguration> keys) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
        {
            try
            {
                return (await keys.GetConfigurationAsync(ct)).SigningKeys.Count > 0
                    ? HealthCheckResult.Healthy()
                    : HealthCheckResult.Unhealthy("Identity has published no keys.");
            }
            catch (Exception e) when (e is InvalidOperationException or IOException)
            {
                keys.RequestRefresh();
                return HealthCheckResult.Unhealthy("Identity's keys cannot be read.");
            }
        }
    }
}
