using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// Another operator agrees that a dead letter is thrown away, or refuses; or who asked for it takes it back. 409
/// <c>discard.decided</c>, <c>discard.same-operator</c>, <c>discard.other-operator</c>; an approval also
/// <c>discard.letter-gone</c> when it does not lie there any more, and 503 <c>broker.unavailable</c>.
/// </summary>
public static class DecideDiscard
{
    public record Request([property: Required, MaxLength(500)] string Reason);

    public static async Task<Results<Ok<DiscardView>, NotFound>> Approve(
        Guid discardId, Caller caller, IdentityDb db, DeadLetterBoxes boxes, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockDiscardAsync(discardId, ct) is not { } discard)
        {
            return TypedResults.NotFound();
        }

        discard.Approve(caller.Subject, clock.GetUtcNow());
        await using var box = await boxes.OpenAsync(discard.Queue, ct);
        var letter = box?.Find(discard.LetterId)
            ?? throw new RuleViolationException("discard.letter-gone", "It does not lie there any more.");
        Note(discard, "discard.approved", caller, db);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct); // first: nothing is thrown away of which nothing is kept
        await box!.RemoveAsync(letter, ct);
        return TypedResults.Ok(DiscardView.Of(discard, caller));
    }

    public static Task<Results<Ok<DiscardView>, NotFound>> Refuse(
        Guid discardId, Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            discardId, "discard.refused", caller, db,
            discard => discard.Refuse(caller.Subject, request.Reason, clock.GetUtcNow()), ct);

    public static Task<Results<Ok<DiscardView>, NotFound>> Withdraw(
        Guid discardId, Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            discardId, "discard.withdrawn", caller, db,
            discard => discard.Withdraw(caller.Subject, request.Reason, clock.GetUtcNow()), ct);

    private static async Task<Results<Ok<DiscardView>, NotFound>> DecideAsync(
        Guid discardId, string what, Caller caller, IdentityDb db, Action<Discard> decide, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockDiscardAsync(discardId, ct) is not { } discard)
        {
            return TypedResults.NotFound();
        }

        decide(discard);
        Note(discard, what, caller, db);
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(DiscardView.Of(discard, caller));
    }

    private static void Note(Discard discard, string what, Caller caller, IdentityDb db) => db.Audit(
        caller.Subject, what, discard.MessageId ?? $"{discard.LetterId}", discard.DecidedAt!.Value, $"{discard.Id}");
}
