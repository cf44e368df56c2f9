using System.Collections.Concurrent;
using System.Globalization;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>
/// Whatever Applications, the economies, the courier and the clerks do to the cards of a person, early, late, twice, at
/// once and in any order: the invariants at the end of DOMAIN §4 hold after each step. APEC_SEED repeats one life.
/// </summary>
public class CardLifeProperties
{
    private const int AtOneService = 100; // then a new one, on an empty database

    [Fact]
    public async Task Whatever_happens_in_whatever_order_the_cards_of_a_person_keep_their_rules()
    {
        var seen = new ConcurrentBag<HashSet<string>>();
        var twice = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        await Parallel.ForEachAsync(Seeds().Chunk(AtOneService), twice, async (seeds, _) =>
        {
            await using var service = new DeliveryService { Clock = new(Stories.Today) };
            await service.InitializeAsync();
            foreach (var seed in seeds)
            {
                seen.Add(await Live(service, seed));
            }

            await ((IAsyncLifetime)service).DisposeAsync();
        });

        if (Repeated is null)
        {
            var mustBeSeen = Campaign.Of(1) > 1 ? _often.Union(_seldom) : _often;
            Assert.Empty(mustBeSeen.Except(seen.SelectMany(one => one))); // else the dice are loaded
        }
    }

    private static readonly HashSet<string> _often =
    [
        "Ready", "Posted", "Mailed", "CameBack", "Collected", "Spoiled", "Live", "Revoked", "replaced", "lost",
        "cancelled", "batch.two-people", "batch.released", "batch.job-not-waiting",
    ];

    private static readonly HashSet<string> _seldom =
    [
        "Returned", "Destroyed", "Expired", "renewed", "no-economy-left", "spoiled", "card.two-people",
        "card.old-card-owed", "card.not-live", "person.card-live", "courier.tracking-mismatch", "courier.unavailable",
        "courier.unexpected-answer", "handover.wrong-person", "return.wrong-card", "card.no-service-point",
        "unavailable",
    ];

    private static string? Repeated => Environment.GetEnvironmentVariable("APEC_SEED");

    private static IEnumerable<int> Seeds() => Repeated is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : Enumerable.Range(Random.Shared.Next(1_000_000_000), Campaign.Of(200));

    private static async Task<HashSet<string>> Live(DeliveryService service, int seed)
    {
        var life = new CardLife(service, seed);
        try
        {
            await life.Live(steps: 40);
            return life.Seen;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                $"APEC_SEED={seed} repeats this:\n{string.Join('\n', life.Log)}\n{e.Message}", e);
        }
    }
}
