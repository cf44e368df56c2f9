using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Custody;

/// <summary>
/// Who had a card, from its making to its end, each step with who gave and who took it: for the clerks of its office,
/// the administrator and the operator. 404 for another office's card.
/// </summary>
public static class GetCustody
{
    public record Response(
        Guid CardId, string CardNumber, CardState State, CardValidity Validity, IReadOnlyList<CustodyStep> Steps);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid cardId, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (office, everywhere) = (caller.Office, !caller.Is(Roles.ServicePointClerk));
        return await db.Cards.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == cardId && (everywhere || one.Office == office), ct) is { } card
            ? TypedResults.Ok(new Response(card.Id, card.Number, card.State, card.Validity, card.Custody))
            : TypedResults.NotFound();
    }
}
