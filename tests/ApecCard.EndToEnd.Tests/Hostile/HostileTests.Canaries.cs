using System.Text;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <content>
/// Secrets, and what is known of a person, are found where they belong and nowhere else: not in what the parts log and
/// trace, not in messages, not in refusals, and readable in no database that is not meant to know them.
/// </content>
public sealed partial class HostileTests
{
    private static readonly string[] _databases =
        ["identitydb", "applicationsdb", "documentsdb", "reviewdb", "paymentsdb", "deliverydb"];

    // The case's own service keeps names readable: people search by them. An order's is whom its card is mailed to.
    private static readonly HashSet<string> _mayBeRead =
    [
        "applicationsdb.Cases: Chinese name", "applicationsdb.Cases: name in the passport",
        "applicationsdb.Orders: Chinese name",
    ];

    [Fact]
    public async Task Nothing_that_must_stay_secret_is_found_anywhere_else()
    {
        var canaries = attacked.Canaries;
        using var listener = attacked.Listen();
        await listener.ListenAsync();
        var ours = await attacked.OursAsync();
        await attacked.VisitorsAsync();
        await attacked.DoWrongAsync();
        await listener.SendNonsenseAsync("review-when-case-submitted");

        var found = new List<string>();
        var logs = Directory.GetFiles(Path.Combine(attacked.System.DataFolder, "logs"));
        foreach (var log in logs)
        {
            await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            found.AddRange(canaries.In(await reader.ReadToEndAsync()).Select(
                name => $"{name} in {Path.GetFileName(log)}"));
        }

        found.AddRange(attacked.Collector.Found);
        var messages = await listener.ReadAsync();
        found.AddRange(messages.SelectMany(message => canaries.In(message.Message).Select(
            name => $"{name} in a message in {message.Queue}")).Distinct());
        var looked = 0;
        foreach (var database in _databases)
        {
            foreach (var table in await TablesAsync(database))
            {
                looked++;
                found.AddRange(await InTableAsync(database, table));
            }
        }

        output.WriteLine(
            $"{canaries.All.Count()} canaries, {logs.Length} logs, {messages.Length} messages, {looked} tables, "
            + string.Join(", ", attacked.Collector.Received.Select(one => $"{one.Key}: {one.Value}")));
        Assert.Empty(found.Except(_mayBeRead).Order());
        Assert.True(logs.Length >= 12 && messages.Length > 20 && looked > 40, "These are not all places.");
        Assert.Contains(messages, message => message.Queue.EndsWith("_error", StringComparison.Ordinal));
        Assert.True(attacked.Collector.Received.GetValueOrDefault("v1/traces") > 0, "Nothing was traced.");
        Assert.True(attacked.Collector.HasQueries, "No query was traced.");
        Assert.NotEmpty(found); // what may be read is found: the search finds what is there
        Assert.NotEmpty(ours.Values);
    }

    private Task<List<string>> TablesAsync(string database) => attacked.System.QueryAsync<string>(
        database, "select table_name::text from information_schema.tables where table_schema = 'public'");

    // A row as text has every column of whatever type, bytes as hex.
    private async Task<IEnumerable<string>> InTableAsync(string database, string table)
    {
        var canaries = attacked.Canaries.All.ToArray();
        var read = await attacked.System.QueryAsync<string>(
            database,
            $"""
            select canary.name from unnest($1, $2, $3) as canary(name, text, hex) where exists (
                select 1 from "{table}" one
                where strpos(one::text, canary.text) > 0 or strpos(one::text, canary.hex) > 0)
            """,
            canaries.Select(one => one.Name).ToArray(), canaries.Select(one => one.Text).ToArray(),
            canaries.Select(one => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(one.Text))).ToArray());
        return read.Distinct().Select(name => $"{database}.{table}: {name}");
    }
}
