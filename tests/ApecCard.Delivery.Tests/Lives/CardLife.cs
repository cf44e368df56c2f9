using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>The cards of one person, and all that anybody may do to them, as the dice fall.</summary>
public sealed class CardLife
{
    private static readonly string[] _words =
        ["Accepted", "InTransit", "Delivered", "ReturnedToSender", "ReturnedToSender", "Lost"];
    private readonly DeliveryService _service;
    private readonly Random _dice;
    private readonly Told _told;
    private readonly HttpClient[] _clerks;
    private readonly HttpClient _courier;
    private readonly Func<Task>[] _deeds;
    private readonly Stack<Func<Task>> _next = [];
    private readonly List<Guid> _batches = [];
    private readonly List<string> _log = [];
    private int _refusals;
    private bool _atOnce;

    public CardLife(DeliveryService service, int seed)
    {
        (_service, _dice) = (service, new(seed));
        _told = new(_dice, service.Outside);
        _clerks = [service.Clerk(account: "first"), service.Clerk(account: "second")];
        _courier = service.Anonymous();
        _deeds = Deeds();
    }

    /// <summary>What has been seen, over all lives: states, ends and refusals.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>How it came to this, step by step.</summary>
    public IEnumerable<string> Log => _log;

    /// <summary>Lives so many steps; the rules hold after each.</summary>
    public Task Live(int steps)
    {
        // Of two deeds that are done at once, the service's parts run in parallel and ours take turns.
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        return Task.Factory.StartNew(() => LiveInTurns(steps), CancellationToken.None, TaskCreationOptions.None, turns)
            .Unwrap();
    }

    private async Task LiveInTurns(int steps)
    {
        _service.Clock!.Now = Stories.Today;
        _told.Begin();
        var before = await Mark();
        for (var step = 0; step < steps; step++)
        {
            _refusals = 0;
            _atOnce = _dice.Next(8) == 0;
            await (_atOnce ? Task.WhenAll(NextDeed()(), NextDeed()()) : NextDeed()());
            var after = await Mark();
            Assert.True(_atOnce || _refusals == 0 || after == before, "a refusal has changed something");
            if (after != before)
            {
                await using var db = _service.OpenDatabase();
                await CardRules.Hold(db, _told, Seen);
            }

            before = after;
        }

        await using var end = _service.OpenDatabase();
        await CardRules.HoldAtTheEnd(end, _told);
    }

    private Func<Task>[] Deeds() =>
    [
        .. Often(4, Hear),
        .. Often(2, WantEarly),
        .. Often(3, WantFull),
        .. Often(4, Replace),
        Cancel,
        TakeGrantBack,
        Grant,
        ChangePassport,
        .. Often(2, Prepare),
        .. Often(3, Release),
        Dissolve,
        .. Often(4, Post),
        .. Often(4, Collect),
        LayAside,
        Destroy,
        .. Often(2, Receive),
        .. Often(3, CourierSays),
        TimePasses,
    ];

    // Mostly one thing leads to another: else nothing would come of anything.
    private void Then(Func<Task> deed)
    {
        if (_dice.Next(4) > 0)
        {
            _next.Push(deed);
        }
    }

    private Func<Task> NextDeed() =>
        _next.Count > 0 && _dice.Next(5) > 0 ? _next.Pop() : Any(_deeds);

    private static IEnumerable<Func<Task>> Often(int times, Func<Task> deed) => Enumerable.Repeat(deed, times);

    private Task WantEarly() => Tell("wanted early", _told.WantEarly);

    private async Task WantFull()
    {
        var first = (await Cards()).Where(card => card.CaseId == _told.Cases[0]).Select(card => card.Id).ToArray();
        await Tell("wanted in full", () => _told.WantFull(first));
    }

    private async Task Replace()
    {
        if (Newest(await Cards()) is { } card)
        {
            await Tell("replaced", () => _told.Replace(card.CaseId, card.Id, card.ExpiresOn));
        }
    }

    private async Task Cancel()
    {
        if (Newest(await Cards()) is { } card)
        {
            await Tell("cancelled", () => _told.Cancel(card.CaseId, card.Id));
        }
    }

    private Task TakeGrantBack() => Tell("a grant taken back", _told.TakeGrantBack);

    private Task Grant() => Tell("granted", _told.Grant);

    private Task ChangePassport() => Tell("another passport", _told.ChangePassport);

    private Task Tell(string what, Action tells)
    {
        tells();
        _log.Add($"{what}: {_told.OnTheWay.LastOrDefault()}");
        Then(Hear);
        return Task.CompletedTask;
    }

    private Task Hear() => _told.OnTheWay.Count == 0 ? Task.CompletedTask : Any(_told.OnTheWay) switch
    {
        CardWanted wanted => Hear<WhenCardWanted, CardWanted>(wanted),
        CardNotWanted notWanted => Hear<WhenCardNotWanted, CardNotWanted>(notWanted),
        EconomyStruck struck => Hear<WhenEconomyStruck, EconomyStruck>(struck),
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    // As the bus brings it, in one transaction; what comes a second time is another message to the inbox.
    private async Task Hear<TConsumer, T>(T message)
        where TConsumer : IConsumer<T>
        where T : class
    {
        await using var scope = _service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDb>();
        var became = "heard";
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<TConsumer>().Consume(Brought.Message(message));
            await transaction.CommitAsync();
            Then(message is CardWanted ? Prepare : Hear);
            if (_dice.Next(3) > 0)
            {
                _told.OnTheWay.Remove(message);
            }
        }
        catch (RuleViolationException rule) // it is put aside
        {
            _told.OnTheWay.Remove(message);
            became = Refused(rule.Code);
        }
        catch (TooEarlyException) // it comes again
        {
            became = Refused("too early");
        }
        catch (DbUpdateException) when (_atOnce) // it comes again
        {
            became = "in the way of another";
        }

        _log.Add($"{became}: {message}");
    }

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

    private Task<HttpResponseMessage> Ask(HttpClient who, HttpMethod method, string path, object? body = null) =>
        Send(who, new(method, path) { Content = body is null ? null : JsonContent.Create(body) });

    private async Task<HttpResponseMessage> Send(HttpClient who, HttpRequestMessage request)
    {
        var answer = await who.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var code = answer.IsSuccessStatusCode || text.Length == 0
            ? $"{answer.StatusCode}"
            : Refused(JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!);
        _log.Add($"{request.RequestUri!.PathAndQuery}: {code}");
        Assert.True((int)answer.StatusCode is not (500 or 401 or 403), text);
        return answer;
    }

    private string Refused(string code)
    {
        _refusals++;
        Seen.Add(code);
        return code;
    }

    private async Task<Card[]> Cards()
    {
        await using var db = _service.OpenDatabase();
        return await db.Cards.Where(card => _told.Cases.Contains(card.CaseId)).OrderBy(card => card.Id).ToArrayAsync();
    }

    private Card? Newest(Card[] cards) =>
        cards.Length == 0 ? null : cards[^(1 + (_dice.Next(4) == 0 ? _dice.Next(cards.Length) : 0))];

    // What is in the database, apart from the audit.
    private async Task<string> Mark()
    {
        await using var db = _service.OpenDatabase();
        return (await db.Database.SqlQuery<string>($"""
            select md5(string_agg(it, ',' order by it)) as "Value" from (
                select "Id" || ' ' || xmin as it from "Jobs" where "CaseId" = any({_told.Cases})
                union all select "Id" || ' ' || xmin from "Cards" where "CaseId" = any({_told.Cases})
                union all select "Id" || ' ' || xmin from "Returns" where "CaseId" = any({_told.Cases})
                union all select "Id" || ' ' || xmin from "Batches" where "Id" = any({_batches})
                union all select 'told ' || count(*) from "Outbox"
                union all select 'struck ' || count(*) from "Strikes") as everything
            """).ToListAsync()).Single();
    }

    private T Any<T>(IReadOnlyList<T> some) => some[_dice.Next(some.Count)];
}
