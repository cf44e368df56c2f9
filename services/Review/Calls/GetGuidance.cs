using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Calls;

/// <summary>
/// What officers wrote about a case, or an order on it: reasons of pins, advice of calls. For Applications, which shows
/// it to the enterprise; it does not travel by message.
/// </summary>
public static class GetGuidance
{
    public record Response(PinReason[] Pins, CallAdvice[] Calls);

    public record PinReason(int Round, string Target, string Reason);

    public record CallAdvice(Guid CallId, string? Advice);

    public static async Task<Ok<Response>> Handle(
        Guid caseId, Caller caller, ReviewDb db, PersonalDataProtector protector, TimeProvider clock,
        CancellationToken ct)
    {
        var pins = await db.PinnedReasons.AsNoTracking().Where(pin => pin.CaseId == caseId).ToListAsync(ct);
        var attempts = await db.Calls.AsNoTracking().Where(call => call.CaseId == caseId && call.OrderId == null)
            .SelectMany(call => call.Attempts).ToListAsync(ct);
        db.Audit(caller.Subject, "guidance.read", caseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(View(pins.Select(pin => (pin.Round, pin.Target, pin.Reason)), attempts, protector));
    }

    /// <summary>What was written about one order.</summary>
    public static async Task<Ok<Response>> OfOrder(
        Guid orderId, Caller caller, ReviewDb db, PersonalDataProtector protector, TimeProvider clock,
        CancellationToken ct)
    {
        var pins = await db.PinnedOrderReasons.AsNoTracking().Where(pin => pin.OrderId == orderId).ToListAsync(ct);
        var attempts = await db.Calls.AsNoTracking().Where(call => call.OrderId == orderId)
            .SelectMany(call => call.Attempts).ToListAsync(ct);
        db.Audit(caller.Subject, "guidance.read", orderId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(View(pins.Select(pin => (pin.Round, pin.Target, pin.Reason)), attempts, protector));
    }

    private static Response View(
        IEnumerable<(int Round, string Target, byte[] Reason)> pins, IEnumerable<CallAttempt> attempts,
        PersonalDataProtector protector) => new(
            [.. pins.Select(pin => new PinReason(pin.Round, pin.Target, protector.Unprotect<string>(pin.Reason)))],
            [
                .. attempts.Select(one => new CallAdvice(
                    one.Id, one.Advice is null ? null : protector.Unprotect<string>(one.Advice))),
            ]);
}
