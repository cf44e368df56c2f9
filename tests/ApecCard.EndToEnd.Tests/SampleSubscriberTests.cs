using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.Conformance;
using ApecCard.Journeys.Scenarios;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>The sample of a subscriber at the real system, with the variables that the kit gives it.</summary>
[Collection(nameof(TheWholeSystem))]
public sealed class SampleSubscriberTests(WholeSystem system) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apeccard-subscriber-");

    [Fact]
    public async Task Who_only_listens_and_who_only_reads_know_the_same_in_the_end()
    {
        var subscription = await Subscription.RegisterAsync(system, "sample", PublicTopics.All);
        using var listener = new SubscriberProcess(
            [.. Sample(), "live"], await EnvironmentAsync(subscription, "live.json"));
        listener.Start();

        using var journey = new CancellationStory(system.World, _ => { });
        var number = (await journey.RunAsync()).CaseNumber;

        using var door = await subscription.SignInAsync(system.Gateway);
        JsonNode? heard = null;
        await Eventually.Is(async () =>
        {
            heard = (await AskAsync(listener, door))[number];
            return (string?)heard?["latest"] == PublicTopics.CardRevoked;
        }, seconds: 60);
        var said = await ReadAsync(await EnvironmentAsync(subscription, "read.json"));
        var read = JsonNode.Parse(said)!["cases"]![number];
        Assert.Equal(20, (int)heard!["events"]!);
        Assert.Equal(16, heard["decisions"]!.AsObject().Count);
        Assert.Equal("revoked", (string?)heard["card"]!["status"]);
        Assert.Equal(heard.ToJsonString(), read!.ToJsonString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Dictionary<string, string>> EnvironmentAsync(Subscription subscription, string state) => new()
    {
        ["BROKER"] = new UriBuilder(await system.BrokerAsync()) { UserName = "", Password = "" }.Uri.ToString(),
        ["QUEUE"] = subscription.Queue,
        ["NAME"] = subscription.Name,
        ["SECRET"] = subscription.Secret,
        ["GATEWAY"] = system.Gateway.ToString(),
        ["STATE"] = Path.Combine(_folder.FullName, state),
    };

    private static async Task<JsonObject> AskAsync(SubscriberProcess listener, HttpClient door)
    {
        using var sent = await door.PostAsync("/api/subscriptions/test-event", content: null);
        var test = (await sent.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id");
        await Eventually.Is(() => listener.AnswerTo(test.GetString()!) is not null);
        return listener.AnswerTo(test.GetString()!)!;
    }

    private static async Task<string> ReadAsync(Dictionary<string, string> environment)
    {
        var command = Sample();
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), "read"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var reader = Process.Start(start)!;
        var said = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        Assert.Equal(0, reader.ExitCode);
        return said;
    }

    private static string[] Sample() =>
    [
        "dotnet",
        AppContext.BaseDirectory.Replace(
            Repository.PathTo("tests", "ApecCard.EndToEnd.Tests"), Repository.PathTo("samples", "ApecCard.Subscriber"),
            StringComparison.Ordinal) + "ApecCard.Subscriber.dll",
    ];
}
