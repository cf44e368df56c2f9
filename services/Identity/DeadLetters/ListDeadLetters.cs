using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// What died in a queue, the oldest first, with the reason: looked at, and put back. Of a very long queue the first
/// ones. 404 no such queue of dead letters; 503 <c>broker.unavailable</c>.
/// </summary>
public static class ListDeadLetters
{
    /// <param name="Id">Of this death; another when it dies again.</param>
    /// <param name="MessageId">The same in every attempt.</param>
    /// <param name="MessageType">None, if the message cannot be read.</param>
    /// <param name="Attempts">How often it was brought, the quick tries of each time not counted.</param>
    /// <param name="Text">What it says, with what looks like a person's data masked.</param>
    /// <param name="DiscardAsked">A colleague is to say whether it is thrown away.</param>
    public record DeadLetterView(
        Guid Id,
        string? MessageId,
        string? MessageType,
        DateTimeOffset? DiedAt,
        int Attempts,
        string? ExceptionType,
        string? Why,
        string? TraceId,
        string? CaseId,
        string? CaseNumber,
        string Text,
        bool DiscardAsked);

    public static async Task<Results<Ok<Page<DeadLetterView>>, NotFound>> Handle(
        string queue, [AsParameters] PageRequest page, IdentityDb db, DeadLetterBoxes boxes, CancellationToken ct)
    {
        await using var box = await boxes.OpenAsync(queue, ct);
        if (box is null)
        {
            return TypedResults.NotFound();
        }

        var asked = await db.Discards.OfLetters(queue).ToListAsync(ct);
        var from = box.Letters.SkipWhile(letter => page.After is not null && letter.Id != page.After)
            .Skip(page.After is null ? 0 : 1);
        return TypedResults.Ok(page.Cut<DeadLetter, DeadLetterView>(
            [.. from.Take(page.Limit + 1)], letter => letter.Id, letter => View(letter, asked.Contains(letter.Id))));
    }

    private static DeadLetterView View(DeadLetter letter, bool discardAsked) => new(
        letter.Id, letter.MessageId, letter.MessageType, letter.DiedAt, letter.Attempts, letter.ExceptionType,
        letter.Why, letter.TraceId, letter.CaseId, letter.CaseNumber, letter.Text, discardAsked);
}
