using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Simulators.Elicence;

/// <summary>What a client asks for: that a legal representative tells it which company they speak for.</summary>
public sealed record Authorization(
    string Id, string ClientId, string Nonce, Uri Callback, DateTimeOffset ExpiresAt);

/// <summary>The authorizations that wait for a scan, each good for one.</summary>
public sealed class Authorizations
{
    private readonly ConcurrentDictionary<string, Authorization> _waiting = new();

    public Authorization Add(string clientId, string nonce, Uri callback, DateTimeOffset expiresAt)
    {
        foreach (var (id, _) in _waiting.Where(one => one.Value.ExpiresAt < DateTimeOffset.UtcNow))
        {
            _waiting.TryRemove(id, out _);
        }

        var random = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        return _waiting[random] = new(random, clientId, nonce, callback, expiresAt);
    }

    public Authorization? Find(string id) =>
        _waiting.TryGetValue(id, out var one) && one.ExpiresAt > DateTimeOffset.UtcNow ? one : null;

    public bool Take(Authorization authorization) => _waiting.TryRemove(authorization.Id, out _);
}
