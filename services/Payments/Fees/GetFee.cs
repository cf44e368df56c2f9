using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Fees;

/// <summary>What a business costs at an office now, for everybody; 0 when it is free.</summary>
public static class GetFee
{
    /// <param name="Currency">ISO 4217.</param>
    public record Response(string Office, Business Business, decimal Amount, string Currency);

    /// <summary>200; 400 for what is no office's code, or no business.</summary>
    public static async Task<Ok<Response>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{0,31}$")] string office,
        [EnumDataType(typeof(Business))] Business business, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        var due = await AmountDue.ReadAsync(db, office, business, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new Response(office, business, due.Amount, due.Currency));
    }
}
