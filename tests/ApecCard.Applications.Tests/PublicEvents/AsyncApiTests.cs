using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.PublicEvents;

[Collection(nameof(TheService))]
public class AsyncApiTests(ApplicationsService service)
{
    public static TheoryData<PublicEventType> Types => [.. Enum.GetValues<PublicEventType>()];

    [Fact]
    public async Task Everything_that_can_be_subscribed_to_is_described_with_an_example_that_fits()
    {
        var messages = (await ReadAsync())["components"]!["messages"]!.AsObject();
        Assert.Equal([.. PublicTopics.All, PublicTopics.Test], messages.Select(one => one.Key));
        Assert.All(messages, one => Assert.Empty(
            Faults(one.Value!["examples"]![0]!["payload"]!, one.Value["payload"]!.AsObject())));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task What_is_sent_is_what_is_described(PublicEventType type)
    {
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(Beside($"Samples/{type}.json")))!;
        var described = (await ReadAsync())["components"]!["messages"]![(string)sample["type"]!]!["payload"]!.AsObject();

        Assert.Empty(Faults(sample, described));

        sample["data"]!.AsObject().Remove("caseNumber");
        Assert.Equal(["data: no caseNumber"], Faults(sample, described));
        sample["data"]!["caseNumber"] = 1;
        Assert.Equal(["caseNumber: 1 is no string"], Faults(sample, described));
    }

    [Fact]
    public async Task The_season_that_subscribers_are_tried_with_is_what_is_described()
    {
        var messages = (await ReadAsync())["components"]!["messages"]!.AsObject();
        var season = File.ReadLines(Repository.PathTo("tools", "ApecCard.Conformance", "season.jsonl"))
            .Select(line => JsonNode.Parse(line)!).ToLookup(said => messages[(string)said["type"]!] is not null);
        Assert.All(season[true], said => Assert.Empty(
            Faults(said, messages[(string)said["type"]!]!["payload"]!.AsObject())));
        Assert.Equal(PublicTopics.All.Order(), season[true].Select(said => (string)said["type"]!).Distinct().Order());
        Assert.Equal(["abtc.case.annotated"], season[false].Select(said => (string)said["type"]!).Distinct());
    }

    [Fact]
    public async Task It_is_served_as_yaml_to_everybody()
    {
        var answer = await service.Anonymous().GetAsync("/asyncapi.yaml");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/yaml", answer.Content.Headers.ContentType!.MediaType);
        var yaml = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("asyncapi: \"3.0.0\"\ninfo:\n  title: \"", yaml, StringComparison.Ordinal);
        Assert.Contains("\n        \"$ref\": \"#/components/messages/abtc.card.revoked\"\n", yaml, StringComparison.Ordinal);
    }

    private async Task<JsonNode> ReadAsync() =>
        JsonNode.Parse(await service.Anonymous().GetStringAsync("/asyncapi.json"))!;

    // As much of JSON Schema as the document uses; what it does not describe is a fault here.
    private static List<string> Faults(JsonNode value, JsonObject schema, string at = "event")
    {
        List<string> faults = [];
        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            faults.Add($"{at}: {value} is not {only}");
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch((string)value!, (string)pattern!))
        {
            faults.Add($"{at}: {value} is not like {pattern}");
        }

        switch (value)
        {
            case JsonObject thing:
                var properties = schema["properties"]?.AsObject() ?? [];
                faults.AddRange((schema["required"]?.AsArray() ?? [])
                    .Where(name => !thing.ContainsKey((string)name!)).Select(name => $"{at}: no {name}"));
                faults.AddRange(thing.SelectMany(one => properties[one.Key] is JsonObject known
                    ? Faults(one.Value!, known, one.Key) : [$"{at}: {one.Key} is not described"]));
                break;
            case JsonArray items:
                faults.AddRange(items.SelectMany(item => Faults(item!, schema["items"]!.AsObject(), at)));
                break;
            case JsonValue plain when schema["type"] is { } type && !Names(type).Contains(NameOf(plain)):
                faults.Add($"{at}: {value} is no {string.Join(" or ", Names(type))}");
                break;
        }

        return faults;
    }

    private static string[] Names(JsonNode type) =>
        type is JsonArray several ? [.. several.Select(one => (string)one!)] : [(string)type!];

    private static string NameOf(JsonValue value) =>
        value.GetValueKind() is System.Text.Json.JsonValueKind.String ? "string" : "number";

    private static string Beside(string path, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, path);
}
