using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Calls;

/// <summary>An officer of the office has telephoned; the enterprise and the applicant read of it.</summary>
public static class RecordCall
{
    /// <param name="Advice">What was advised: needed when somebody was.</param>
    /// <param name="Phone">The number called, when it was another than the case's.</param>
    /// <param name="NextCallAt">When to try again; four hours later when nothing is said.</param>
    public record Request(
        [Required] CallOutcome? Outcome, [MaxLength(2000)] string? Advice, [MaxLength(20)] string? Phone,
        DateTimeOffset? NextCallAt);

    /// <summary>204; 400 naming the field; 404 for another office's call; 409 <c>call.done</c>.</summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid callId, Request request, Caller caller, ReviewDb db, PersonalDataProtector protector, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Check(request, now);
        var call = await db.Calls.SeenBy(caller).Include(one => one.Attempts)
            .SingleOrDefaultAsync(one => one.Id == callId, ct);
        if (call is null)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var attempt = call.Record(
            caller.Subject, request.Outcome!.Value, Kept(request.Advice), Kept(request.Phone),
            request.NextCallAt?.ToUniversalTime(), now);
        db.Publish(await NoteAsync(db, call, attempt, now, ct));
        db.Audit(
            caller.Subject, $"call.{attempt.Outcome}", subject: (call.OrderId ?? call.CaseId).ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();

        byte[]? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : protector.Protect(text);
    }

    // It counts as something that happened to the review of the order, or of the case.
    private static async Task<GuidanceCallRecorded> NoteAsync(
        ReviewDb db, GuidanceCall call, CallAttempt attempt, DateTimeOffset now, CancellationToken ct)
    {
        if (call.OrderId is { } orderId)
        {
            await db.LockOrderAsync(orderId, ct);
            return (await db.GetOrderAsync(orderId, ct)).RecordCall(
                attempt.Id, attempt.Outcome, attempt.NextCallAt, now);
        }

        await db.LockCaseAsync(call.CaseId, ct);
        return (await db.GetCaseAsync(call.CaseId, ct)).RecordCall(
            attempt.Id, attempt.Outcome, attempt.NextCallAt, now);
    }

    private static void Check(Request request, DateTimeOffset now)
    {
        if (request.Outcome is CallOutcome.Advised && string.IsNullOrWhiteSpace(request.Advice))
        {
            throw new InvalidInputException(
                "advice", "call.advice-missing", "Say what was advised: the applicant reads it.");
        }

        if (request.Phone is { Length: > 0 } phone && !Mobile.IsValid(phone))
        {
            throw new InvalidInputException(
                "phone", "call.phone", "A mobile number has 11 digits and starts with 13 to 19.");
        }

        if (request.NextCallAt <= now)
        {
            throw new InvalidInputException("nextCallAt", "time.passed", "This time has passed.");
        }
    }
}
