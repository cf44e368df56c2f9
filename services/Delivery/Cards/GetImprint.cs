using System.Linq.Expressions;
using ApecCard.Delivery.Applications;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Cards;

/// <summary>
/// What is printed on a card, as it was frozen when it was made, for its enterprise and for the clerks of its office.
/// Clerks do not get the passport's whole number, which they have to read from the passport itself, and they get the
/// envelope's address. Who looked is noted. 404 for another's card.
/// </summary>
public static class GetImprint
{
    /// <param name="PassportNumber">For clerks only its end.</param>
    /// <param name="Back">The economies the back names.</param>
    /// <param name="Mailing">For clerks, of a card to be mailed.</param>
    public record Response(
        string CardNumber,
        string FamilyName,
        string GivenNames,
        string? ChineseName,
        string Sex,
        DateOnly DateOfBirth,
        string Economy,
        DateOnly ExpiresOn,
        string PassportNumber,
        IReadOnlyList<string> Back,
        PersonalData.Address? Mailing)
    {
        public override string ToString() => nameof(Response); // never into a log
    }

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid cardId, Caller caller, DeliveryDb db, PersonalDataProtector protector, TimeProvider clock,
        CancellationToken ct)
    {
        var isClerk = caller.Is(Roles.ServicePointClerk);
        if (await db.Cards.AsNoTracking().Where(IsOf(caller, isClerk)).SingleOrDefaultAsync(one => one.Id == cardId, ct)
            is not { } card)
        {
            return TypedResults.NotFound();
        }

        var personalisation = await db.Personalisations.AsNoTracking().SingleAsync(one => one.CardId == cardId, ct);
        var imprint = personalisation.Read(protector);
        db.Audit(caller.Subject, "card.imprint-read", subject: cardId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        var holder = imprint.Applicant;
        return TypedResults.Ok(new Response(
            card.Number,
            holder.FamilyName,
            holder.GivenNames,
            holder.ChineseName,
            holder.Sex,
            holder.DateOfBirth,
            imprint.Economy ?? Imprint.OurEconomy,
            imprint.ExpiresOn ?? card.ExpiresOn,
            isClerk ? EndOf(holder.Passport.Number) : holder.Passport.Number,
            imprint.Back ?? card.GrantedEconomies,
            isClerk ? imprint.Mailing : null));
    }

    private static Expression<Func<Card, bool>> IsOf(Caller caller, bool isClerk)
    {
        if (isClerk)
        {
            var office = caller.Office;
            return card => card.Office == office;
        }

        var enterprise = caller.EnterpriseId;
        return card => card.EnterpriseId == enterprise;
    }

    private static string EndOf(string number) =>
        number.Length <= 3 ? number : new string('•', number.Length - 3) + number[^3..];
}
