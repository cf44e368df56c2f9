using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>A card of the enterprise as a code for its holder's phone, to be checked without a connection.</summary>
public static class GetVirtualCard
{
    /// <param name="Text">What the QR code holds.</param>
    /// <param name="Qr">The QR code as SVG.</param>
    /// <param name="AsOf">When it was signed: what became of the card later is in the revocation list.</param>
    public record Response(string Text, string Qr, string KeyId, DateTimeOffset AsOf);

    /// <summary>200; 404 for another enterprise's card; 409 <c>card.not-live</c>.</summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid cardId, Caller caller, DeliveryDb db, VirtualCardKeys keys, PersonalDataProtector protector,
        TimeProvider clock, CancellationToken ct)
    {
        var enterprise = caller.EnterpriseId;
        if (await db.Cards.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == cardId && one.EnterpriseId == enterprise, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        var personalisation = await db.Personalisations.AsNoTracking().SingleAsync(one => one.CardId == cardId, ct);
        var now = clock.GetUtcNow();
        var virtualCard = VirtualCard.Of(card, personalisation.Read(protector), now);
        var signed = SignedVirtualCard.Of(virtualCard, await keys.SigningAsync(now, ct), protector);
        db.Audit(caller.Subject, "card.virtual-card-issued", cardId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(
            new Response(signed.Text, QrCode.Svg(signed.Text), signed.KeyId, virtualCard.IssuedAt));
    }
}
