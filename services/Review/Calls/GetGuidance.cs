using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Calls;

/// <summary>
/// What officers wrote about a case: reasons of pins, advice of calls. For Applications, which shows it to the enterprise; it
/// does not travel by message.
/// </summary>
public static class GetGuidance
{
    public record Response(PinReason[] Pins, CallAdvice[] Calls);

    public record PinReason(int Round, string Target, string Reason);

    public record CallAdvice(Guid CallId, string? Advice);

    public static async Task<Ok<Response>> Handle(
        Guid caseId, Caller caller, ReviewDb db, PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var pins = await db.PinnedReasons.AsNoTracking().Where(pin => pin.CaseId == caseId).ToListAsync(ct);
        var calls = await db.Calls.AsNoTracking().Where(call => call.CaseId == caseId).SelectMany(call => call.Attempts).ToListAsync(ct);
        db.Audit(caller.Subject, "guidance.read", caseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(
            [.. pins.Select(pin => new PinReason(pin.Round, pin.Target, protector.Unprotect<string>(pin.Reason)))],
            [.. calls.Select(call => new CallAdvice(call.Id, call.Advice is null ? null : protector.Unprotect<string>(call.Advice)))]));
    }
}
