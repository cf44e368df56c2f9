using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ApecCard.Applications.Cases;
using ApecCard.Applications.PublicEvents;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.PublicEvents;

/// <summary>What travels is what was promised: a committed sample of every type. Old subscribers read them.</summary>
[Collection(nameof(TheService))]
public class SamplesTests(ApplicationsService service)
{
    // Differs each time: what it is stands in the sample, what it says here does not matter.
    private static readonly string[] _own = ["id", "subject", "cursor"];

    public static TheoryData<PublicEventType> Types => [.. Enum.GetValues<PublicEventType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task An_event_looks_like_its_sample(PublicEventType type)
    {
        var caseFile = await service.ACase(OfType.Story(type));
        var file = Beside(Path.Combine("Samples", $"{type}.json"));
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        var wanted = (string)sample["type"]!;
        await Eventually.Is(() => Last(wanted, caseFile) is not null);

        var told = JsonNode.Parse(Last(wanted, caseFile)!.Write())!.AsObject();

        foreach (var name in _own)
        {
            Assert.Equal(sample[name]!.GetValueKind(), told[name]!.GetValueKind());
            told[name] = sample[name]!.DeepClone();
        }

        told["data"]!["caseNumber"] = sample["data"]!["caseNumber"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(sample, told), told.ToJsonString());
    }

    [Fact]
    public void Nothing_personal_is_told() => Assert.All(
        Directory.EnumerateFiles(Beside("Samples")),
        file => Assert.DoesNotContain("name", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));

    private PublicLetter? Last(string type, CaseFile caseFile) =>
        service.Subscriber.Of(caseFile.Number!).LastOrDefault(letter => letter.Type == type);

    private static string Beside(string path, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, path);
}
