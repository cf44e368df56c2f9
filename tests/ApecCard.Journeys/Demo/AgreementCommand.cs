using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Demo;

/// <summary>
/// Whether the services agree with each other and with themselves: the ledger with every charge, Review's queues with
/// Applications. After a restore, above all.
/// </summary>
public static class AgreementCommand
{
    public static async Task<int> RunAsync(Uri gateway)
    {
        try
        {
            using var finance = new Officer(gateway, "finance-officer");
            await finance.SignInAsync();
            var ledger = (await finance.Door.GetAsync("/api/payments/ledger/balance")).Body!;
            var isBalanced = ledger["isBalanced"]!.GetValue<bool>();
            Console.WriteLine(isBalanced
                ? "  The ledger balances, and agrees with every charge."
                : $"  The ledger does not agree: {ledger["disagreements"]!.ToJsonString()}");

            using var supervisor = new Officer(gateway, "operator");
            await supervisor.SignInAsync();
            JsonNode queues = null!;
            await Until.SoAsync("the queues are compared with Applications", async () =>
                (queues = (await supervisor.Door.GetAsync("/api/review/reconciliation")).Body!)["lastRunAt"] is not null);
            var open = queues["open"]!.AsArray();
            Console.WriteLine(open.Count == 0
                ? $"  {queues["cases"]} cases are where Applications has them, "
                    + $"{queues["mended"]!.AsArray().Count} of them once mended."
                : $"  Cases that are not where Applications has them: {open.ToJsonString()}");
            return isBalanced && open.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is JourneyException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"It cannot be told: {e.Message}");
            return 1;
        }
    }
}
