using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// What a device keeps (the gateway: in a cookie) that somebody has signed in with: it names nobody, and only we can
/// have written it. It opens nothing; attempts made with it are counted apart.
/// </summary>
public sealed class KnownDevices(DerivedKeys keys)
{
    private static readonly TimeSpan _good = TimeSpan.FromDays(365);

    private readonly byte[] _key = keys.For("known devices");

    public string Remember(string signInName, DateTimeOffset now)
    {
        var head = $"{Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12))}.{now.ToUnixTimeSeconds()}";
        return $"{head}.{Seal(head, signInName)}";
    }

    /// <summary>
    /// Who shows in another way that the account is his (a licence, a link in a mail) need not do so again at the
    /// sign-in: the gateway keeps it in a cookie of the browser.
    /// </summary>
    public void RememberIn(HttpResponse answer, string signInName) =>
        answer.Headers["X-Known-Device"] = Remember(signInName, TimeProvider.System.GetUtcNow());

    public bool IsKnown(string? device, string signInName) =>
        device?.Split('.') is [var id, var since, var seal]
        && long.TryParse(since, CultureInfo.InvariantCulture, out var seconds)
        && seconds > (TimeProvider.System.GetUtcNow() - _good).ToUnixTimeSeconds()
        && Secret.Same(seal, Seal($"{id}.{since}", signInName));

    private string Seal(string head, string signInName) => Base64UrlEncoder.Encode(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{head}\n{signInName}")));
}
