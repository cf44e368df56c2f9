using ApecCard.Journeys.Scenarios;

namespace ApecCard.EndToEnd.Tests;

/// <summary>Every scenario of the demo ends in the label that the guide says.</summary>
[Collection(nameof(TheWholeSystem))]
public class ScenarioTests(WholeSystem system)
{
    // Has its own test.
    public static TheoryData<string> Names => [.. Scenario.All.Select(one => one.Name).Except(["main-job"])];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_scenario_ends_as_the_guide_says(string name)
    {
        var scenario = Scenario.Find(name)!;
        using var journey = scenario.Journey(system.World, _ => { });
        Assert.Equal(scenario.Ends, (await journey.RunAsync()).Label);
    }
}
