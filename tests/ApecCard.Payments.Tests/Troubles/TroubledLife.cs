using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Reconciliation;
using ApecCard.ServiceDefaults;
using ApecCard.Simulators;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Troubles;

#pragma warning disable CA5394 // chance, not security

/// <summary>
/// An enterprise pays its charges, alone and together, twice and at once, and withdraws, while the provider does
/// whatever it can do wrong. In the end the provider is well again, and is asked.
/// </summary>
internal sealed class TroubledLife(TroubledService service, int seed)
{
    private readonly Random _dice = new(seed);
    private readonly Guid _enterpriseId = Guid.NewGuid();
    private readonly ConcurrentBag<string> _cashiers = [];
    private readonly ConcurrentDictionary<Guid, bool> _withdrawn = new();
    private readonly DateOnly _began = TimeProvider.System.TodayInShanghai();
    private Charge[] _charges = [];

    public ConcurrentQueue<string> Log { get; } = new();

    public ConcurrentDictionary<string, bool> Seen { get; } = new();

    public async Task LiveAsync()
    {
        service.Simulator.Behaviour.Current = new();
        var made = new List<Charge>();
        for (var count = _dice.Next(1, 4); made.Count < count;)
        {
            made.Add(await service.ACharge(_enterpriseId));
        }

        _charges = [.. made];
        for (var step = 0; step < 7; step++)
        {
            Behave();
            await Task.WhenAll(Enumerable.Range(0, _dice.Next(1, 3)).Select(_ => Act()).ToArray());
        }

        service.Simulator.Behaviour.Current = new();
        await Eventually.Is(async () =>
        {
            await service.MakeRoundsAsync();
            return (await TroublesAsync()).Length == 0;
        }, seconds: 20);
        await MustReconcileAsync();
        foreach (var charge in await NowAsync())
        {
            Seen.TryAdd($"{charge.State}", true);
            if (charge.PaidAt is not null && !service.Simulator.Callbacks.Answered(charge.CheckoutId)
                .Any(answer => answer.Status == 200))
            {
                Seen.TryAdd("found by asking", true);
            }
        }
    }

    /// <summary>What is not as it must be between us and the provider.</summary>
    public async Task<string[]> TroublesAsync()
    {
        var troubles = new List<string>();
        foreach (var charge in await NowAsync())
        {
            var captured = service.Simulator.Checkouts.All
                .Where(one => one.Paid is not null && IsFor(one, charge)).ToArray();
            var kept = captured.Where(one => !one.Refunds.Any(refund =>
                refund.Line is null || refund.Line == charge.Id.ToString())).ToArray();
            Trouble(captured.Length > 1, $"is captured {captured.Length} times");
            Trouble((charge.State is ChargeState.Paid) != (kept.Length == 1), $"{kept.Length} captured and kept");
            Trouble(charge.PaidAt is not null != (captured.Length == 1), $"{captured.Length} captured");
            Trouble(captured.Any(one => one.Paid!.TransactionId != charge.TransactionId), "another transaction");
            Trouble(charge.State is ChargeState.Refunding, "is not given back yet");
            Trouble(
                _withdrawn.ContainsKey(charge.CaseId) && charge.State is (ChargeState.Open or ChargeState.Paid),
                "was withdrawn");
            Trouble((await service.AuditOf(charge)).Count(one => one is "charge.paid" or "charge.paid-too-late") > 1,
                "was paid twice");

            void Trouble(bool isSo, string what)
            {
                if (isSo)
                {
                    troubles.Add($"{charge.Id} {charge.State}: {what}");
                }
            }
        }

        return [.. troubles];
    }

    // By the provider's own books, of the day the script began on and that it ended on.
    private async Task MustReconcileAsync()
    {
        await using var scope = service.Services.CreateAsyncScope();
        var reconciler = scope.ServiceProvider.GetRequiredService<Reconciler>();
        foreach (var day in new[] { _began, TimeProvider.System.TodayInShanghai() }.Distinct())
        {
            await reconciler.CompareAsync(day, "a test", CancellationToken.None);
        }

        await using var db = service.OpenDatabase();
        var differences = await db.Differences.Where(one => one.State == DifferenceState.Open).ToListAsync();
        Assert.True(
            differences.Count == 0,
            string.Join('\n', differences.Select(one => $"{one.Kind} {one.Reference}: {one.Theirs} {one.Ours}")));
    }

    private void Behave()
    {
        var kinds = Enum.GetValues<CallbackKind>();
        service.Simulator.Behaviour.Current = new(
            DelayMs: Chance(0.2) ? _dice.Next(30) : 0,
            FailNext: Chance(0.2) ? _dice.Next(1, 4) : 0,
            FailRate: Chance(0.2) ? 0.4 : 0,
            Repeat: Chance(0.3) ? _dice.Next(1, 6) : 0,
            LoseNext: Chance(0.3) ? _dice.Next(1, 4) : 0,
            Down: Chance(0.12),
            Callback: kinds[_dice.Next(kinds.Length)],
            CallbackDelayMs: Chance(0.2) ? _dice.Next(100) : 0);
        Log.Enqueue($"{service.Simulator.Behaviour.Current}");
    }

    private Task Act()
    {
        var charge = _charges[_dice.Next(_charges.Length)];
        var some = _charges.Where(_ => Chance(0.7)).ToArray();
        var cashier = _cashiers.Order().ElementAtOrDefault(_dice.Next(Math.Max(1, _cashiers.Count)));
        return _dice.Next(20) switch
        {
            < 6 => Start("alone", $"/charges/{charge.Id}/checkout", body: null),
            < 9 when some.Length > 0 => Start("together", "/checkouts", new { chargeIds = some.Select(one => one.Id) }),
            < 15 when cashier is not null => Pay(cashier),
            < 18 => Withdraw(charge),
            _ => Ask(),
        };
    }

    private async Task Start(string how, string path, object? body)
    {
        var answer = await service.As(Roles.Enterprise, _enterpriseId).PostAsync(
            path, body is null ? null : JsonContent.Create(body));
        Log.Enqueue($"start {how}: {answer.StatusCode}");
        Seen.TryAdd($"{answer.StatusCode}", true);
        if (answer.StatusCode is HttpStatusCode.OK)
        {
            _cashiers.Add((await answer.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("checkoutUrl").GetString()!);
        }
        else
        {
            Assert.True(
                answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable,
                await answer.Content.ReadAsStringAsync());
        }
    }

    private async Task Pay(string cashier)
    {
        try
        {
            using var browser = new HttpClient();
            var paid = await browser.PostAsync(new Uri($"{cashier}/payment"), content: null);
            Log.Enqueue($"pay: {paid.StatusCode}");
        }
        catch (HttpRequestException)
        {
            Log.Enqueue("pay: no answer");
            Seen.TryAdd("no answer", true);
        }
    }

    private async Task Withdraw(Charge charge)
    {
        Log.Enqueue($"withdraw {charge.Id}");
        _withdrawn[charge.CaseId] = true;
        await service.Bus.Publish(new CaseWithdrawn(charge.CaseId, 5, charge.CaseNumber, DateTimeOffset.UtcNow));
    }

    private async Task Ask()
    {
        Log.Enqueue("time passes");
        await service.MakeRoundsAsync();
    }

    private async Task<Charge[]> NowAsync()
    {
        var now = new List<Charge>();
        foreach (var charge in _charges)
        {
            now.Add(await service.Now(charge));
        }

        return [.. now];
    }

    private static bool IsFor(Simulators.PaymentProvider.Checkout checkout, Charge charge) =>
        checkout.Wanted.Lines is { } lines
            ? lines.Any(line => line.Reference == charge.Id.ToString())
            : checkout.Wanted.MerchantReference == charge.Id.ToString();

    private bool Chance(double share) => _dice.NextDouble() < share;
}
