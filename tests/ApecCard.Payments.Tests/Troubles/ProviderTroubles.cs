using System.Collections.Concurrent;
using System.Globalization;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Payments.Tests.Troubles;

/// <summary>
/// Whatever the provider does wrong, in the end our charges are what it has captured and not given back: nothing is
/// captured twice, no payment is lost. APEC_SEED repeats one script.
/// </summary>
public class ProviderTroubles
{
    private const int AtOneService = 50; // then a new one, on an empty database

    private static readonly string[] _mustBeSeen =
        ["Paid", "Refunded", "Expired", "OK", "Conflict", "ServiceUnavailable", "no answer", "found by asking"];

    [Fact]
    public async Task In_the_end_we_hold_paid_what_the_provider_has_captured_and_kept()
    {
        var seen = new ConcurrentDictionary<string, bool>();
        var twice = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        await Parallel.ForEachAsync(Seeds().Chunk(AtOneService), twice, async (seeds, _) =>
        {
            await using var service = new TroubledService();
            await service.InitializeAsync();
            await AnOrdinaryPayment(service);
            foreach (var seed in seeds)
            {
                await Live(service, seed, seen);
            }

            await ((IAsyncLifetime)service).DisposeAsync();
        });

        if (Repeated is null)
        {
            Assert.Empty(_mustBeSeen.Except(seen.Keys)); // else the dice are loaded
        }
    }

    private static string? Repeated => Environment.GetEnvironmentVariable("APEC_SEED");

    private static IEnumerable<int> Seeds() => Repeated is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : Enumerable.Range(Random.Shared.Next(1_000_000_000), Campaign.Of(1) > 1 ? 1_000 : 40);

    // The provider's keys are known from then on.
    private static async Task AnOrdinaryPayment(TroubledService service)
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await service.ACharge(enterpriseId);
        await service.As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null);
        using var browser = new HttpClient();
        await browser.PostAsync(new Uri((await service.Now(charge)).CheckoutUrl + "/payment"), content: null);
        await service.Becomes(charge, ChargeState.Paid);
    }

    private static async Task Live(TroubledService service, int seed, ConcurrentDictionary<string, bool> seen)
    {
        var life = new TroubledLife(service, seed);
        try
        {
            await life.LiveAsync();
            foreach (var what in life.Seen.Keys)
            {
                seen.TryAdd(what, true);
            }
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"APEC_SEED={seed} repeats this:\n{string.Join('\n', life.Log)}\n"
                + $"{string.Join('\n', await life.TroublesAsync())}\n{e.Message}", e);
        }
    }
}
