using System.Diagnostics;

namespace ApecCard.Journeys.Actors;

/// <summary>What happens elsewhere takes a moment: asks again until it is so, or the patience is over.</summary>
public static class Until
{
    public static async Task SoAsync(string what, Func<Task<bool>> so, int seconds = 90)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await so())
        {
            if (Stopwatch.GetElapsedTime(started).TotalSeconds > seconds)
            {
                throw new JourneyException($"Waited {seconds} s until {what}.");
            }

            await Task.Delay(25);
        }
    }
}
