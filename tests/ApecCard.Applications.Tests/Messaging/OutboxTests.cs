using System.Collections.Concurrent;
using System.Diagnostics;
using ApecCard.Contracts;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Messaging;

/// <summary>What a service owes the bus it sends, once somebody listens.</summary>
[Collection(nameof(TheService))]
public class OutboxTests(ApplicationsService service)
{
    [Fact]
    public async Task A_message_continues_the_trace_of_the_request_that_caused_it()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var request = new ActivitySource("request").StartActivity()!;

        await IsSent(await Owe());

        await Eventually.Is(() => spans.Any(
            span => span.Source.Name == "MassTransit" && span.TraceId == request.TraceId));
    }

    [Fact]
    public async Task The_commit_wakes_the_relay()
    {
        await IsSent(await Owe()); // from here on the relay waits, and would not look by itself for two seconds
        await using var scope = service.Services.CreateAsyncScope();
        var message = await Owe(scope.ServiceProvider.GetRequiredService<ApplicationsDb>());

        await IsSent(message, seconds: 1);
    }

    [Fact]
    public async Task What_a_process_owed_that_ended_is_sent_by_another()
    {
        await IsSent(await Owe());
        await IsSent(await Owe());
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_holds_up_no_other()
    {
        await using var db = service.OpenDatabase();
        db.Outbox.Add(new(Guid.CreateVersion7(), "ApecCard.Contracts.Forgotten", "{}", TraceParent: null));
        await db.SaveChangesAsync();

        await IsSent(await Owe());

        var stillOwed = db.Outbox.Where(owed => owed.Type == "ApecCard.Contracts.Forgotten");
        Assert.Equal(1, await stillOwed.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_relay_survives_the_loss_of_its_database_connections()
    {
        await IsSent(await Owe());
        await using (var db = service.OpenDatabase())
        {
            await db.Database.ExecuteSqlAsync($"""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """);
        }

        await IsSent(await Owe());
    }

    [Fact]
    public async Task Handled_messages_are_forgotten_when_they_are_old()
    {
        await using var db = service.OpenDatabase();
        db.Handled.Add(new(Guid.NewGuid(), "old", Stories.Today.AddDays(-1)));
        db.Handled.Add(new(Guid.NewGuid(), "young", Stories.Today));
        await db.SaveChangesAsync();

        await db.ForgetBeforeAsync(before: Stories.Today, CancellationToken.None);

        Assert.False(await db.Handled.AnyAsync(handled => handled.Consumer == "old"));
        Assert.True(await db.Handled.AnyAsync(handled => handled.Consumer == "young"));
    }

    // As another process would: its commit calls no relay here.
    private async Task<CaseSubmitted> Owe()
    {
        await using var db = service.OpenDatabase();
        return await Owe(db);
    }

    private static async Task<CaseSubmitted> Owe(ApplicationsDb db)
    {
        var message = new CaseSubmitted(
            Guid.NewGuid(), 1, "APEC20260504000001", Guid.NewGuid(), "shanghai", [], Stories.Today);
        db.Publish(message);
        await db.SaveChangesAsync();
        return message;
    }

    private Task IsSent(CaseSubmitted message, int seconds = 10) => Eventually.Is(
        () => service.IsPublished<CaseSubmitted>(sent => sent.CaseId == message.CaseId), seconds);
}
