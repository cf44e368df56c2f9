using System.Text.Json.Serialization;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Charges;

/// <summary>One charge, for the enterprise that owes it, its agents, and the finance officer.</summary>
public static class GetCharge
{
    public static async Task<Results<Ok<ChargeView>, NotFound>> Handle(
        Guid chargeId, Caller caller, PaymentsDb db, CancellationToken ct) =>
        await db.Charges.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(one => one.Id == chargeId, ct)
            is { } charge
            ? TypedResults.Ok(ChargeView.Of(charge))
            : TypedResults.NotFound();

    /// <summary>The finance officer sees every charge, everybody else those of their enterprise.</summary>
    public static IQueryable<Charge> VisibleTo(this IQueryable<Charge> charges, Caller caller)
    {
        if (caller.Is(Roles.FinanceOfficer))
        {
            return charges;
        }

        var enterpriseId = caller.EnterpriseId;
        return charges.Where(charge => charge.EnterpriseId == enterpriseId);
    }
}

/// <param name="OrderId">The order it is for; none when it is for the application itself.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="ExpiredAt">When the case or order ended without the fee being paid.</param>
/// <param name="RefundDueAt">Since when the fee is to be given back; the provider may be away for a while.</param>
/// <param name="ApprovedRefunds">What officers have approved to be given back, given already or not.</param>
/// <param name="GivenBack">What the provider has given back so far.</param>
/// <param name="InCheckout">Somebody was sent to the cashier, and it is not paid as far as we know.</param>
public record ChargeView(
    Guid Id,
    Guid CaseId,
    string CaseNumber,
    Guid? OrderId,
    string? OrderNumber,
    Business Business,
    string Office,
    decimal Amount,
    string Currency,
    ChargeState State,
    DateTimeOffset OpenedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? ExpiredAt,
    DateTimeOffset? RefundDueAt,
    DateTimeOffset? RefundedAt,
    decimal ApprovedRefunds,
    decimal GivenBack,
    bool InCheckout) : IVersioned
{
    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static ChargeView Of(Charge charge) => new(
        charge.Id,
        charge.CaseId,
        charge.CaseNumber,
        charge.OrderId,
        charge.OrderNumber,
        charge.Business,
        charge.Office,
        charge.Amount,
        charge.Currency,
        charge.State,
        charge.OpenedAt,
        charge.PaidAt,
        charge.ExpiredAt,
        charge.RefundDueAt,
        charge.RefundedAt,
        charge.ApprovedRefunds,
        charge.GivenBack,
        charge.State is ChargeState.Open && charge.CheckoutId is not null)
    { RowVersion = charge.RowVersion };
}
