using ApecCard.Journeys.Actors;
using ApecCard.Journeys.Scenarios;

namespace ApecCard.Journeys.Demo;

/// <summary>
/// Drives a scenario over the gateway and prints each step with its time and the case's label after it.
/// </summary>
public static class DemoCommand
{
    public static async Task<int> RunAsync(World world, string[] options)
    {
        if (options is not ([] or ["--scenario", _])
            || Scenario.Find(options.ElementAtOrDefault(1) ?? "main-job") is not { } scenario)
        {
            await Console.Error.WriteLineAsync(
                $"--scenario is one of {string.Join(", ", Scenario.All.Select(one => one.Name))}.");
            return 2;
        }

        Console.WriteLine($"{scenario.Title}, over {world.Gateway}\n");
        try
        {
            using var journey = scenario.Journey(world, Print);
            var end = await journey.RunAsync();
            Journey.Agree("the label in the end", scenario.Ends, end.Label);
            Console.WriteLine($"\n  {end.CaseNumber}: {string.Join(" → ", end.LabelsShown)}");
            if (end.Case.Body!["trackingNumber"]?.GetValue<string>() is { } tracking)
            {
                Console.WriteLine($"  The card is on its way: {tracking}");
            }

            return 0;
        }
        catch (Exception e) when (e is JourneyException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"\nThe journey ended early: {e.Message}");
            return 1;
        }
    }

    private static void Print(Step step)
    {
        var took = $"{step.Took.TotalMilliseconds,7:0} ms";
        Console.WriteLine(step.What.Length > 0
            ? $"  {took}  {step.What}{(step.Label is null ? "" : $"  [{step.Label}]")}"
            : $"  {took}    → {step.Label}");
    }
}
