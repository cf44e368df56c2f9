using ApecCard.Journeys;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

[Collection(nameof(TheWholeSystem))]
public class MainJobTests(WholeSystem system)
{
    private static readonly string[] _databases =
        ["applicationsdb", "reviewdb", "paymentsdb", "deliverydb", "identitydb", "documentsdb"];

    // What each receiver hears in the life of one card that goes straight through.
    private static readonly Dictionary<string, int> _heard = new()
    {
        ["applications-when-enterprise-registered"] = 1,
        ["review-when-case-submitted"] = 1,
        ["documents-when-case-submitted"] = 1,
        ["documents-when-card-produced"] = 1,
        ["payments-when-case-submitted"] = 1,
        ["applications-when-charge-opened"] = 1,
        ["applications-when-case-claimed"] = 3,
        ["applications-when-preliminary-review-passed"] = 1,
        ["applications-when-foreign-affairs-review-passed"] = 1,
        ["applications-when-fee-paid"] = 1,
        ["review-when-case-ready-for-ministry"] = 1,
        ["applications-when-ministry-review-passed"] = 1,
        ["review-when-case-forwarded"] = 1,
        ["payments-when-case-forwarded"] = 1,
        ["applications-when-invoice-issued"] = 1,
        ["applications-when-pre-clearance-requested"] = 1,
        ["applications-when-economy-decided"] = 16,
        ["review-when-case-completed"] = 1,
        ["delivery-when-card-wanted"] = 1,
        ["applications-when-card-produced"] = 1,
        ["applications-when-card-mailed"] = 1,
    };

    [Fact]
    public async Task A_card_goes_from_registration_to_the_letterbox_and_every_message_is_handled_once()
    {
        var before = await QuietAsync();

        using var journey = new MainJob(system.World, _ => { }); // checks the label after every step itself
        var outcome = await journey.RunAsync();

        Assert.Equal(MainJob.Labels, outcome.LabelsShown);
        await Eventually.Is(NothingIsOwed, seconds: 30);
        var after = await HandledAsync();
        var heard = after.ToDictionary(one => one.Key, one => one.Value - before.GetValueOrDefault(one.Key));
        Assert.Equal(_heard.OrderBy(one => one.Key), heard.Where(one => one.Value > 0).OrderBy(one => one.Key));
        foreach (var consumer in _heard.Keys)
        {
            Assert.Equal(0u, await system.DepthAsync(consumer + "_error"));
            Assert.Equal(0u, await system.DepthAsync(consumer + "_skipped"));
        }
    }

    // What the tests before this one have set going may still be on its way.
    private async Task<Dictionary<string, int>> QuietAsync()
    {
        Dictionary<string, int> before, after = await HandledAsync();
        do
        {
            await Eventually.Is(NothingIsOwed, seconds: 60);
            before = after;
            await Task.Delay(TimeSpan.FromSeconds(2));
            after = await HandledAsync();
        }
        while (before.Values.Sum() != after.Values.Sum());
        return after;
    }

    private async Task<Dictionary<string, int>> HandledAsync()
    {
        var handled = new List<string>();
        foreach (var database in _databases)
        {
            handled.AddRange(await system.QueryAsync<string>(database, """select "Consumer" from "Handled" """));
        }

        return handled.CountBy(consumer => consumer).ToDictionary();
    }

    private async Task<bool> NothingIsOwed()
    {
        foreach (var database in _databases)
        {
            if ((await system.QueryAsync<long>(database, """select count(*) from "Outbox" """)).Single() > 0)
            {
                return false;
            }
        }

        return true;
    }
}
