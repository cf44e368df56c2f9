using System.Net;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>What clerks, the courier and time do to the cards.</summary>
public sealed partial class CardLife
{
    private static readonly string[] _words =
        ["Accepted", "InTransit", "Delivered", "ReturnedToSender", "ReturnedToSender", "Lost"];

    private async Task Prepare()
    {
        await using var db = _service.OpenDatabase();
        var any = _dice.Next(5) == 0;
        var jobs = await db.Jobs.Where(job => _told.Cases.Contains(job.CaseId))
            .Where(job => any || job.State == JobState.Waiting).OrderBy(job => job.Id).ToListAsync();
        if (jobs.Count == 0)
        {
            return;
        }

        var jobIds = _dice.Next(2) == 0 ? jobs.Select(job => job.Id).ToArray() : [Any(jobs).Id];
        var answer = await Ask(Any(_clerks), HttpMethod.Post, "/production/batches", new { jobIds });
        if (answer.StatusCode is HttpStatusCode.Created)
        {
            Then(Release);
            _batches.Add((await answer.Content.ReadFromJsonAsync<BatchView>(Json.Options))!.BatchId);
        }
    }

    private async Task Release()
    {
        _service.Outside.ApplicationsIsAway = _dice.Next(10) == 0;
        await OfBatch(HttpMethod.Post, "/release");
        _service.Outside.ApplicationsIsAway = false;
        Then(_dice.Next(2) == 0 ? Post : Collect);
    }

    private Task Dissolve() => OfBatch(HttpMethod.Delete, "");

    private Task OfBatch(HttpMethod method, string deed) => _batches.Count == 0
        ? Task.CompletedTask
        : Ask(
            Any(_clerks), method,
            $"/production/batches/{_batches[^(1 + _dice.Next(Math.Min(2, _batches.Count)))]}{deed}");

    private async Task Post()
    {
        _service.Outside.CourierAnswers = _dice.Next(10) switch
        {
            0 => () => new(HttpStatusCode.ServiceUnavailable),
            1 => () => new(HttpStatusCode.OK) { Content = JsonContent.Create(new { trackingNumber = "EA000" }) },
            _ => null,
        };
        await OfCard("posting", one => one.State is (CardState.Produced or CardState.CameBack) && IsWanted(one));
        _service.Outside.CourierAnswers = null;
        Then(CourierSays);
    }

    private Task Collect() => OfCard(
        "collection",
        one => one.State is CardState.Ready && IsWanted(one),
        new { passportNumber = _dice.Next(8) == 0 ? "E87654321" : "E12345678" });

    private async Task LayAside()
    {
        await OfCard(
            "spoiling", one => one.State is not (CardState.Collected or CardState.Mailed),
            new { reason = "a scratch" });
        Then(Destroy);
    }

    private static bool IsWanted(Card card) => card.Validity is CardValidity.NotYetLive or CardValidity.Live;

    private Task Destroy() =>
        OfCard("destruction", one => one.State is CardState.Spoiled or CardState.Returned);

    // Most often one that it fits.
    private async Task OfCard(string deed, Func<Card, bool> fits, object? body = null)
    {
        var cards = await Cards();
        var likely = cards.Where(card => fits(card) || _dice.Next(8) == 0).ToArray();
        if (likely.Length > 0)
        {
            await Ask(Any(_clerks), HttpMethod.Post, $"/cards/{Any(likely).Id}/{deed}", body);
        }
    }

    private async Task Receive()
    {
        await using var db = _service.OpenDatabase();
        var expected = await db.Returns.Where(one => _told.Cases.Contains(one.CaseId)).OrderBy(one => one.Id)
            .Join(db.Cards, one => one.CardId, card => card.Id, (one, card) => new { one.Id, card.Number })
            .ToListAsync();
        if (expected.Count > 0)
        {
            var (one, onSite) = (Any(expected), _dice.Next(2) == 0);
            await Ask(Any(_clerks), HttpMethod.Post, $"/returns/{one.Id}/receipt", new
            {
                method = onSite ? "OnSite" : "ByMail",
                servicePoint = onSite ? "SHA-01" : null,
                cardNumber = _dice.Next(8) == 0 ? "CHN999999999" : one.Number,
            });
        }
    }

    private async Task CourierSays()
    {
        var cards = (await Cards()).Where(card => card.Shipments.Count > 0 || _dice.Next(20) == 0).ToArray();
        if (cards.Length == 0 && _dice.Next(5) > 0)
        {
            return;
        }

        var card = cards.Length > 0 ? Any(cards) : null;
        var number = card is { Shipments.Count: > 0 } && _dice.Next(10) > 0
            ? Any(card.Shipments).TrackingNumber
            : S10.Number("EA", 99_999_999, "CN");
        await Send(_courier, _service.Outside.Callback(new
        {
            reference = card?.Id ?? Guid.NewGuid(),
            trackingNumber = number,
            @event = Any(_words),
            at = _service.Clock!.Now,
        }));
    }

    private async Task TimePasses()
    {
        var clock = _service.Clock!;
        clock.Now += TimeSpan.FromDays(_dice.Next(4) switch { 0 => 1, 1 => 20, 2 => 60, _ => 900 });
        _log.Add($"it is {clock.Now:d}");
        var scopes = _service.Services.GetRequiredService<IServiceScopeFactory>();
        try
        {
            await new ExpireCards(scopes, clock, NullLogger<ExpireCards>.Instance).DoAllAsync(default);
            await new RemindReturns(scopes, clock, NullLogger<RemindReturns>.Instance).DoAllAsync(default);
        }
        catch (DbUpdateException) when (_atOnce) // the next round does it
        {
            _log.Add("in the way of another");
        }
    }
}
