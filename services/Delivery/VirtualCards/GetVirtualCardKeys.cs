using System.Buffers.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>The public keys that virtual cards and revocation lists are checked with.</summary>
public static class GetVirtualCardKeys
{
    public record Response(IReadOnlyList<Key> Keys);

    /// <param name="X">The point on P-256, each coordinate 32 bytes in Base64Url.</param>
    /// <param name="NotBefore">What says it was signed before is not ours.</param>
    /// <param name="SignsUntil">What says it was signed later is not ours; none yet for the last key.</param>
    public record Key(string KeyId, string X, string Y, DateTimeOffset NotBefore, DateTimeOffset? SignsUntil);

    public static async Task<Ok<Response>> Handle(DeliveryDb db, CancellationToken ct)
    {
        var keys = await db.VirtualCardKeys.AsNoTracking().OrderBy(key => key.SignsFrom).ToListAsync(ct);
        return TypedResults.Ok(new Response([.. keys.Select((key, index) => new Key(
            key.KeyId,
            Base64Url.EncodeToString(key.X),
            Base64Url.EncodeToString(key.Y),
            key.SignsFrom,
            index + 1 < keys.Count ? keys[index + 1].SignsFrom : null))]));
    }
}
