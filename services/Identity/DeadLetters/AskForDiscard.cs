using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// An operator wants a dead letter to be thrown away, and says why; another one decides. 404 not there (any more); 409
/// <c>dead-letter.discard-asked</c>; 503 <c>broker.unavailable</c>.
/// </summary>
public static class AskForDiscard
{
    public record Request([property: Required, MaxLength(500)] string Reason);

    public static async Task<Results<Ok<DiscardView>, NotFound>> Handle(
        string queue, Guid letterId, Request request, Caller caller, IdentityDb db, DeadLetterBoxes boxes,
        TimeProvider clock, CancellationToken ct)
    {
        await using var box = await boxes.OpenAsync(queue, ct);
        if (box?.Find(letterId) is not { } letter)
        {
            return TypedResults.NotFound();
        }

        if (await db.Discards.OfLetters(queue).ContainsAsync(letterId, ct))
        {
            throw Discard.IsAsked();
        }

        var now = clock.GetUtcNow();
        var discard = Discard.Ask(queue, letter, request.Reason, caller.Subject, now);
        db.Discards.Add(discard);
        db.Audit(caller.Subject, "discard.asked", letter.MessageId ?? $"{letter.Id}", now, $"{discard.Id}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(DiscardView.Of(discard, caller));
    }
}
