using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tokens;

/// <summary>
/// The signing keys of all replicas, from the database. Each replica reads them again and again; the first to see that
/// one is due makes it, and what nobody needs any more goes.
/// </summary>
public sealed class SigningKeys(
    IServiceScopeFactory scopes, IConfiguration configuration, KeyRotation rotation, ILogger<SigningKeys> logger)
    : BackgroundService
{
    private readonly string _password = configuration["SigningKeys:Password"]
        ?? throw new InvalidOperationException("Set SigningKeys__Password.");

    private volatile Opened[] _keys = [];

    private sealed record Opened(SigningKey Kept, ECDsaSecurityKey Key);

    public SigningCredentials Newest
    {
        get
        {
            var keys = _keys;
            var signing = KeyRotation.Signing(keys.Select(one => one.Kept), TimeProvider.System.GetUtcNow());
            return new(keys.First(one => one.Kept == signing).Key, SecurityAlgorithms.EcdsaSha256);
        }
    }

    public IEnumerable<SecurityKey> Find(string keyId) =>
        _keys.Where(one => one.Kept.Kid == keyId).Select(one => one.Key);

    /// <summary>The public halves as JSON Web Keys (RFC 7517).</summary>
    public IEnumerable<PublicKey> Published => _keys.Select(one => PublicKey.Of(one.Key));

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken); // who starts to answer has a key
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads the keys, makes one that is due, and lets go those whose last token has ended.</summary>
    public Task LookAsync(CancellationToken ct) => WithAllAsync((_, _) => { }, ct);

    /// <summary>A new key now, whatever the schedule says; null when one is coming already.</summary>
    public async Task<SigningKey?> RotateAsync(string actor, DateTimeOffset now, CancellationToken ct)
    {
        SigningKey? made = null;
        await WithAllAsync((db, keys) =>
        {
            var machine = TimeProvider.System.GetUtcNow();
            if (KeyRotation.Coming(keys, machine) is null)
            {
                made = Make(db, keys, machine, machine + rotation.PublishAhead);
                db.Audit(actor, "signing-key.made", made.Kid, now);
            }
        }, ct);
        return made;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rotation.LookEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The signing keys could not be read, trying again");
            }
        }
    }

    // One replica at a time: of two that see that a key is due, the second finds it made.
    private async Task WithAllAsync(Action<IdentityDb, List<SigningKey>> also, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('signing keys'))", ct);
        var now = TimeProvider.System.GetUtcNow();
        var keys = await db.SigningKeys.OrderByDescending(key => key.SignsFrom).ToListAsync(ct);
        if (keys.Count == 0)
        {
            Make(db, keys, now, signsFrom: now);
        }
        else if (rotation.IsDue(keys, now))
        {
            var made = Make(db, keys, now, now + rotation.PublishAhead);
            db.Audit("identity", "signing-key.made", made.Kid, now, reason: "due");
            logger.LogInformation("A new signing key {Kid} signs from {SignsFrom}", made.Kid, made.SignsFrom);
        }

        also(db, keys);
        var over = keys.Where(key => KeyRotation.EndsAt(key, keys) < now).ToList();
        db.RemoveRange(over);
        keys.RemoveAll(over.Contains);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Take(keys);
    }

    private SigningKey Make(IdentityDb db, List<SigningKey> keys, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        var made = SigningKey.New(_password, now, signsFrom);
        db.Add(made);
        keys.Insert(0, made);
        return made;
    }

    private void Take(List<SigningKey> keys)
    {
        var before = _keys;
        _keys =
        [
            .. keys.Select(kept =>
                before.FirstOrDefault(one => one.Kept == kept) ?? new(kept, kept.Open(_password))),
        ];
    }
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
