using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// A dead letter goes back to the queue it died in, unchanged and with the same message id, or all of a queue do but
/// those that are to be thrown away. 404 not there (any more); 409 <c>dead-letter.discard-asked</c>,
/// <c>dead-letter.queue-gone</c>; 503 <c>broker.unavailable</c>.
/// </summary>
public static class SendAgain
{
    public record Response(int Sent);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        string queue, Guid letterId, Caller caller, IdentityDb db, DeadLetterBoxes boxes, TimeProvider clock,
        CancellationToken ct)
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

        await SendAsync(box, letter, queue, caller, db, boxes, clock, ct);
        return TypedResults.Ok(new Response(1));
    }

    public static async Task<Results<Ok<Response>, NotFound>> All(
        string queue, Caller caller, IdentityDb db, DeadLetterBoxes boxes, TimeProvider clock, CancellationToken ct)
    {
        await using var box = await boxes.OpenAsync(queue, ct);
        if (box is null)
        {
            return TypedResults.NotFound();
        }

        var asked = await db.Discards.OfLetters(queue).ToListAsync(ct);
        DeadLetter[] letters = [.. box.Letters.Where(letter => !asked.Contains(letter.Id))];
        foreach (var letter in letters)
        {
            await SendAsync(box, letter, queue, caller, db, boxes, clock, ct);
        }

        return TypedResults.Ok(new Response(letters.Length));
    }

    // Confirmed, then noted, then taken away: whatever ends in between, it is there once at least.
    private static async Task SendAsync(
        DeadLetterBox box, DeadLetter letter, string queue, Caller caller, IdentityDb db, DeadLetterBoxes boxes,
        TimeProvider clock, CancellationToken ct) => await boxes.AskBrokerAsync(
            async () =>
            {
                await box.SendAsync(letter, ct);
                db.Audit(
                    caller.Subject, "dead-letter.sent-again", letter.MessageId ?? $"{letter.Id}", clock.GetUtcNow(),
                    queue);
                await db.SaveChangesAsync(ct);
                await box.RemoveAsync(letter, ct);
                return true;
            },
            ct);
}
