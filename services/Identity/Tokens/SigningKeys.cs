using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tokens;

/// <summary>The signing keys of all replicas, from the database; the first one to start makes the first key.</summary>
public sealed class SigningKeys(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    private ECDsaSecurityKey[] _newestFirst = [];

    public SigningCredentials Newest => new(_newestFirst[0], SecurityAlgorithms.EcdsaSha256);

    public IEnumerable<SecurityKey> Find(string keyId) => _newestFirst.Where(key => key.KeyId == keyId);

    /// <summary>The public halves as JSON Web Keys (RFC 7517).</summary>
    public IEnumerable<PublicKey> Published => _newestFirst.Select(key => PublicKey.Of(key));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var password = configuration["SigningKeys:Password"]
            ?? throw new InvalidOperationException("Set SigningKeys__Password.");
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('signing keys'))", cancellationToken);
        var kept = await db.SigningKeys.OrderByDescending(key => key.CreatedAt).ToListAsync(cancellationToken);
        if (kept.Count == 0)
        {
            kept.Add(SigningKey.New(password, TimeProvider.System.GetUtcNow()));
            db.AddRange(kept);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        _newestFirst = [.. kept.Select(key => key.Open(password))];
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>A public key as JSON Web Key.</summary>
public sealed record PublicKey(string Kty, string Crv, string Use, string Alg, string Kid, string X, string Y)
{
    public static PublicKey Of(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new(
            "EC", "P-256", "sig", "ES256", key.KeyId,
            Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }
}
