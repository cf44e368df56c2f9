using ApecCard.Delivery.Applications;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>
/// Another clerk than the one who prepared a batch releases it, and its cards are made: with the personal data as
/// Applications has it at this moment, frozen, and with who has granted at this moment on the back. What cannot be made
/// stays out with its reason and waits on. One to be collected goes to its service point at once. 409 batch.two-people
/// or batch.already-released; 404 for another office's; 503 when Applications does not answer, and nothing has changed.
/// </summary>
public static class ReleaseBatch
{
    public static async Task<Results<Ok<BatchView>, NotFound>> Handle(
        Guid batchId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db,
        ApplicationsClient applications, PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var office = caller.Office;
        if (await db.Batches.SingleOrDefaultAsync(one => one.Id == batchId && one.Office == office, ct)
            is not { } batch)
        {
            return TypedResults.NotFound();
        }

        batch.MustBe(ifMatch);
        batch.MustBeReleasableBy(caller.Subject);
        var jobs = await db.Jobs.Where(job => job.BatchId == batchId && job.State == JobState.InBatch)
            .OrderBy(job => job.CaseId).ToListAsync(ct);
        var personal = new Dictionary<Guid, PersonalData>();
        foreach (var job in jobs)
        {
            personal[job.Id] = await applications.GetPersonalDataAsync(job.CaseId, job.OrderId, ct);
        }

        // From here on what is heard of these cases waits: a strike is either known now, or finds the card.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var job in jobs)
        {
            await db.LockCaseAsync(job.CaseId, ct);
        }

        var now = clock.GetUtcNow();
        batch.Release(caller.Subject, now);
        var cards = new List<Card>();
        foreach (var job in jobs)
        {
            var known = personal[job.Id] with { GrantedEconomies = await db.GrantingAsync(job, personal[job.Id], ct) };
            if (job.WhyNot(known, now.DayInShanghai()) is { } why)
            {
                batch.Leave(job, why);
                continue;
            }

            var card = Card.Produce(job, known, await db.NextSerialAsync(ct), batch, now);
            cards.Add(card);
            db.Add(card);
            db.Add(Personalisation.Freeze(card, known, protector));
            db.Publish(card.Announce());
            db.Audit(caller.Subject, "card.produced", subject: card.Id.ToString(), now);
            if (card.AwaitCollection(now) is { } ready)
            {
                db.Publish(ready);
            }
        }

        db.Audit(caller.Subject, "batch.released", subject: batch.Id.ToString(), now, $"{cards.Count} cards");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        jobs.RemoveAll(job => job.State is not JobState.Produced);
        return TypedResults.Ok(BatchView.Of(batch, jobs, cards, caller));
    }

    // An economy that took back its grant after Applications answered does not come onto the back.
    private static async Task<string[]> GrantingAsync(
        this DeliveryDb db, ProductionJob job, PersonalData personal, CancellationToken ct)
    {
        var struck = await db.Strikes
            .Where(strike => strike.CaseId == job.CaseId && strike.CaseVersion > personal.CaseVersion)
            .Select(strike => strike.Economy)
            .ToListAsync(ct);
        return [.. personal.GrantedEconomies.Except(struck)];
    }
}
