using System.Text.Json.Nodes;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>What the local host's dashboard shows of a case, on a system of its own that sends to it.</summary>
public sealed class TracesTests : IAsyncLifetime
{
    private readonly WholeSystem _system = new() { Arguments = ["--dashboard"] };

    public Task InitializeAsync() => _system.InitializeAsync();

    public Task DisposeAsync() => _system.DisposeAsync();

    [Fact]
    public async Task A_submission_is_found_by_its_case_number_from_the_gateway_to_the_consumer_in_Review()
    {
        using var agent = await _system.AnAgentAsync();
        var submitted = await agent.SubmitAsync(await WholeSystem.AReadyDraftAsync(agent));
        var number = submitted.Text("number");
        using var dashboard = _system.Application.CreateDashboardClient();

        await Eventually.Is(async () => // each part sends what it did when its own five seconds are over
        {
            var traces = await dashboard.GetFromJsonAsync<JsonArray>($"/api/traces?q={number}");
            var submission = traces!.FirstOrDefault(trace => trace!["parts"]!.AsArray()
                .Select(part => $"{part}").ToHashSet().IsSupersetOf(["gateway", "applications", "review"]));
            var rows = submission is null ? []
                : (await dashboard.GetFromJsonAsync<JsonArray>($"/api/traces/{submission["id"]}"))!;
            return rows is [{ } first, ..] && Is(first, "gateway", "server")
                && rows.Any(row => Is(row!, "applications", "server"))
                && rows.Any(row => Is(row!, "applications", "producer"))
                && rows.Any(row => $"{row!["span"]!["scope"]}" == "Npgsql")
                && rows.Any(row => Is(row!, "review", "consumer")
                    && $"{row!["span"]!["attributes"]!["apeccard.case_number"]}" == number);
        });
    }

    private static bool Is(JsonNode row, string part, string kind) =>
        $"{row["span"]!["part"]}" == part && $"{row["span"]!["kind"]}" == kind;
}
