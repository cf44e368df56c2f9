using System.Diagnostics;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Bench;

/// <summary>How long it takes until the system can be used.</summary>
internal sealed class StartTimes(RunningSystem system)
{
    /// <summary>
    /// Seconds from starting the services, while the servers run, to the first submission that succeeds.
    /// </summary>
    public async Task<double> ServicesAsync(Draft draft)
    {
        var services = await system.ServicesAsync();
        await system.StopServicesAsync();
        var began = Stopwatch.GetTimestamp();
        await system.StartServicesAsync(services);
        while (!await SucceedsAsync(draft))
        {
            await Task.Delay(20);
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await system.AllHealthyAsync();
        return took;
    }

    /// <summary>
    /// Seconds of ./apec up in a fresh clone, on data and ports of its own: built, started, all healthy.
    /// </summary>
    public static async Task<double> FromNothingAsync()
    {
        var folder = Directory.CreateTempSubdirectory("apeccard-").FullName;
        var clone = Path.Combine(folder, "clone");
        var apec = Path.Combine(clone, "apec"); // in full: a relative one would be looked for from here, not from there
        (string, string?)[] ownData = [("APEC_DATA", null), ("APEC_PORT_OFFSET", null)];
        try
        {
            await Shell.RunAsync("git", ["clone", "--quiet", Repository.Root, clone]);
            var began = Stopwatch.GetTimestamp();
            await Shell.RunAsync(apec, ["up", "--detach"], clone, ownData);
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            await Shell.RunAsync(apec, ["reset", "--yes"], clone, ownData);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> SucceedsAsync(Draft draft)
    {
        try
        {
            await draft.SubmitAsync();
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JourneyException)
        {
            return false; // it is still starting
        }
    }
}
