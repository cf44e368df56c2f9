using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>The cards of one person, and all that anybody may do to them, as the dice fall.</summary>
public sealed partial class CardLife
{
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
