using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Production;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Cards;

/// <summary>A database in which cards were made before two clerks made them.</summary>
public class CardsMadeBeforeTests
{
    [Fact]
    public async Task What_lies_at_the_office_is_not_in_force_yet_and_what_travels_is_followed_on()
    {
        await using var db = new DeliveryDb(new DbContextOptionsBuilder<DeliveryDb>()
            .UseNpgsql($"{TestServers.Postgres};Database=test_{Guid.NewGuid():N}").Options);
        await db.Database.MigrateAsync("RegisterAndCollection");
        var (ready, mailed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Insert(db, ready, "CHN000000011", "Ready", tracking: null);
        await Insert(db, mailed, "CHN129273398", "Mailed", tracking: "EA123456785CN");

        await db.Database.MigrateAsync();

        var lies = await db.Cards.SingleAsync(card => card.Id == ready);
        Assert.Equal(CardValidity.NotYetLive, lies.Validity);
        lies.Collect("clerk", Stories.Today);
        var travels = await db.Cards.SingleAsync(card => card.Id == mailed);
        Assert.Equal(CardValidity.Live, travels.Validity);
        Assert.False(travels.IsNews("EA123456785CN", CourierEventKind.Accepted));
        travels.Hear("EA123456785CN", CourierEventKind.ReturnedToSender, Stories.Today, Stories.Today);
        await db.SaveChangesAsync();

        var jobs = await db.Jobs.ToListAsync();
        Assert.All(jobs, job => Assert.Equal(JobState.Produced, job.State));
        Assert.Null(ProductionQueue.Take([.. jobs.Where(job => job.Id == lies.JobId)],
            Stories.Wanted() with { CaseId = lies.CaseId }, Stories.Today)); // it was heard before
        await db.Database.EnsureDeletedAsync();
    }

    private static Task<int> Insert(DeliveryDb db, Guid id, string number, string state, string? tracking)
    {
        var handover = tracking is null ? nameof(HandoverMethod.Collection) : nameof(HandoverMethod.Mailing);
        var point = tracking is null ? "SHA-01" : null;
        DateTimeOffset? mailedAt = tracking is null ? null : Stories.Today;
        return db.Database.ExecuteSqlAsync($"""
            insert into "Cards" ("Id", "CaseId", "WantedAtVersion", "CaseNumber", "EnterpriseId", "Office", "Number",
                "GrantedEconomies", "RemainingEconomies", "IssuedOn", "ExpiresOn", "Handover", "ProducedAt",
                "ServicePoint", "State", "TrackingNumber", "MailedAt", "Validity", "Version")
            values ({id}, {Guid.NewGuid()}, 12, 'APEC20260504000001', {Guid.NewGuid()}, 'shanghai', {number},
                array['AUS'], array['AUS'], '2026-05-04', '2031-05-04', {handover}, {Stories.Today},
                {point}, {state}, {tracking}, {mailedAt}, 'Live', 3)
            """);
    }
}
