using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Custody;

/// <summary>
/// Another clerk than the one who laid a card aside, or took it back, confirms that it was destroyed. For a spoiled one
/// that still counted another one waits to be made. 409 card.two-people or card.not-laid-aside; 404 for another
/// office's card; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class DestroyCard
{
    public static async Task<Results<Ok<HandoverView>, NotFound>> Handle(
        Guid cardId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var (office, now) = (caller.Office, clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.Office == office, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.MustBe(ifMatch);
        await db.LockCaseAsync(card.CaseId, ct);
        if (card.Destroy(caller.Subject, now) is { } spoiled)
        {
            db.Publish(spoiled);
            await db.MakeAgainAsync(card, now, ct);
        }

        // It was never handed over: now nobody can give it back.
        foreach (var expected in await db.ReturnsOfAsync(card, ct))
        {
            db.Publish(expected.Settle(card, expected.Method, servicePoint: null, caller.Subject, now));
        }

        db.Audit(caller.Subject, "card.destroyed", subject: card.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(HandoverView.Of(card, oldCardOwed: false, caller));
    }

    // Unless something newer is wanted for the case anyway.
    private static async Task MakeAgainAsync(this DeliveryDb db, Card card, DateTimeOffset now, CancellationToken ct)
    {
        var jobs = await db.JobsOfAsync(card.CaseId, ct);
        var made = jobs.Single(job => job.Id == card.JobId);
        if (jobs.TrueForAll(job => !job.IsUnproduced))
        {
            db.Add(made.Again(card.Id, now));
        }
    }
}
