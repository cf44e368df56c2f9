using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Demo;

/// <summary>Drives the main job over the gateway and prints each step with its time and the case's label after it.</summary>
public static class DemoCommand
{
    public static async Task<int> RunAsync(Uri gateway)
    {
        Console.WriteLine($"One card, from registration to the letterbox, over {gateway}\n");
        try
        {
            var outcome = await new MainJob(gateway, Print).RunAsync();
            Console.WriteLine($"\n  {outcome.CaseNumber}: {string.Join(" → ", outcome.LabelsShown)}");
            Console.WriteLine($"  The card is on its way: {outcome.TrackingNumber}");
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
