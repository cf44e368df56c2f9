using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// What became of cards after they were issued: a JSON Web Signature (RFC 7515, compact) over this as JSON. Its header
/// names the type, and a card begins with another byte: neither passes for the other.
/// </summary>
/// <param name="ExpiresAt">Afterwards it says nothing about today.</param>
/// <param name="Revoked">The numbers of cards ended before their last day, until that day is over.</param>
public sealed record RevocationList(
    DateTimeOffset AsOf,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<string> Revoked,
    IReadOnlyList<RevocationList.Card> Struck)
{
    public const string Type = "abtc-revocations";

    /// <param name="Economies">Where it still counts, by the bits of EconomyMask; fewer than its back names.</param>
    public sealed record Card(string Number, uint Economies);

    public bool SaysTheSameAs(RevocationList other) =>
        Revoked.SequenceEqual(other.Revoked) && Struck.SequenceEqual(other.Struck);

    public string Sign(VirtualCardKey key, PersonalDataProtector protector)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "ES256", typ = Type, kid = key.KeyId });
        var signed = $"{Base64Url.EncodeToString(header)}."
            + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Json.Options));
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed), protector))}";
    }
}
