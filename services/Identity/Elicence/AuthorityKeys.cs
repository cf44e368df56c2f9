using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Elicence;

/// <summary>
/// The authority's public keys: kept for an hour, asked for again at an unknown key, but not more often than every
/// few seconds, so that made-up key ids cannot make us hammer the authority.
/// </summary>
public sealed class AuthorityKeys : IDisposable
{
    private static readonly TimeSpan _keep = TimeSpan.FromHours(1);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Dictionary<string, SecurityKey> _known = [];
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    public async Task<SecurityKey?> FindAsync(string keyId, ElicenceClient authority, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            var age = TimeProvider.System.GetUtcNow() - _askedAt;
            if (age > (_known.ContainsKey(keyId) ? _keep : _pause))
            {
                _known = (await authority.GetKeysAsync(ct)).ToDictionary(key => key.KeyId);
                _askedAt = TimeProvider.System.GetUtcNow();
            }

            return _known.GetValueOrDefault(keyId);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
