using System.Globalization;

namespace ApecCard.Journeys.Bench;

/// <summary>The order of a measurement: what is compared is measured in turn, within the same minute.</summary>
internal sealed partial class Measurement : IDisposable
{
    private const int Runs = 5;
    private const int Saturating = 1200, PerSecond = 100, Paced = 5 * PerSecond;

    private readonly RunningSystem _system;
    private readonly Drafts _drafts;
    private readonly Submissions _submissions;
    private readonly Yardstick _yardstick;
    private readonly Figures _figures = new();

    private Measurement(RunningSystem system)
    {
        _system = system;
        _drafts = new(system);
        _submissions = new(system, _drafts);
        _yardstick = new(system);
    }

    public static async Task<Figures> RunAsync(RunningSystem system, BenchOptions options)
    {
        using var measurement = new Measurement(system);
        await measurement.RunAsync(options);
        return measurement._figures;
    }

    public void Dispose()
    {
        _submissions.Dispose();
        _drafts.Dispose();
    }

    private async Task RunAsync(BenchOptions options)
    {
        if (options.Only is not "growth")
        {
            Say($"{Drafts.Agents} agents sign in and prepare an application each");
            await _drafts.PrepareAsync();
        }

        if (options.Only is null && !options.Quick)
        {
            await MeasureStartAsync();
        }

        if (options.Only is null or "submissions")
        {
            await _yardstick.PrepareAsync();
            await MeasureSubmissionsAsync();
            await _submissions.CheckAsync();
        }

        if (options.Only is null or "live")
        {
            await MeasureLiveAsync();
        }

        if (options.Only is null or "gateway")
        {
            await MeasureGatewayAsync();
        }

        if (options.Only is null or "payments")
        {
            await MeasurePaymentsAsync();
        }

        if (options.Only is null or "uploads")
        {
            await MeasureUploadsAsync();
        }

        if (options.Only is null or "growth")
        {
            await MeasureGrowthAsync(few: 1000, many: options.Quick ? 100_000 : 1_000_000);
        }

        if (options.Only is null && !options.Quick)
        {
            Say("a fresh clone is built and started");
            _figures.Add(
                "from nothing built to all healthy", "s", [await StartTimes.FromNothingAsync()], Goal.AtMost(20));
        }
    }

    private async Task MeasureStartAsync()
    {
        var starts = new StartTimes(_system);
        List<double> seconds = [], idle = [];
        foreach (var draft in (await _drafts.MultiplyAsync(1)).Take(Runs))
        {
            seconds.Add(await starts.ServicesAsync(draft));
            await Task.Delay(TimeSpan.FromSeconds(2));
            idle.Add((await _system.ServicesAsync()).SelectMany(part => part.Pids).Max(pid => Processes.Memory([pid])));
            Say($"services started: {seconds[^1]:0.0} s to the first submission, the largest idle at {idle[^1]:0} MB");
        }

        _figures.Add("services started to first submission", "s", seconds, Goal.AtMost(8));
        _figures.Add("memory of the largest service, idle", "MB", idle, Goal.AtMost(120));
    }

    private async Task MeasureSubmissionsAsync()
    {
        using var floor = await Floor.StartAsync(_system);
        using var floorCases = ReviewCases.OfTheFloor(_system);
        // The runtime compiles what is used much only then: this one does not count.
        await RoundAsync(floor, floorCases);
        List<Round> rounds = [];
        while (rounds.Count < Runs)
        {
            rounds.Add(await RoundAsync(floor, floorCases));
            Say(rounds[^1].ToString());
        }

        var memory = Processes.Memory((await _system.ServicesAsync()).SelectMany(part => part.Pids));
        _figures.Add("Y1, PostgreSQL alone", "tps", rounds.Select(round => round.Y1));
        _figures.Add("cases, 8 clients", "1/s", rounds.Select(round => round.Saturating.CasesPerSecond));
        _figures.Add(
            "cases per Y1", "", rounds.Select(round => round.Saturating.CasesPerSecond / round.Y1),
            Goal.NotBelow(0.03));
        _figures.Add($"p50 at {PerSecond}/s", "ms", rounds.Select(round => round.Paced.P50), Goal.AtMost(15));
        _figures.Add($"p99 at {PerSecond}/s", "ms", rounds.Select(round => round.Paced.P99), Goal.AtMost(50));
        _figures.Add($"p50 at {PerSecond}/s, floor", "ms", rounds.Select(round => round.Floor.P50));
        _figures.Add($"p99 at {PerSecond}/s, floor", "ms", rounds.Select(round => round.Floor.P99));
        _figures.Add(
            "p50 to the floor's", "×", rounds.Select(round => round.Paced.P50 / round.Floor.P50), Goal.AtMost(8));
        _figures.Add(
            "p99 to the floor's", "×", rounds.Select(round => round.Paced.P99 / round.Floor.P99), Goal.AtMost(10));
        _figures.Add("memory of all services after load", "MB", [memory], Goal.AtMost(900));
        foreach (var part in rounds[0].Saturating.Cpu.Keys)
        {
            _figures.Add($"CPU per application, {part}", "ms", rounds.Select(round => round.Saturating.Cpu[part]));
        }
    }

    private async Task MeasureLiveAsync()
    {
        using var live = new LiveStatus(_system, _drafts, _submissions);
        Say($"{LiveStatus.Viewers:N0} viewers connect");
        await live.ConnectAsync();
        await live.MeasureAsync(); // as above: this one does not count
        List<LiveRun> runs = [];
        while (runs.Count < Runs)
        {
            runs.Add(await live.MeasureAsync());
            Say(runs[^1].ToString());
        }

        await live.LeaveAsync();
        var p99s = runs.Select(run => run.P99);
        _figures.Add($"live status to {LiveStatus.Viewers:N0} viewers, p99", "ms", p99s, Goal.AtMost(250));
        _figures.Add("entries missed by viewers", "", [runs.Sum(run => run.Missed)], Goal.AtMost(0));
    }

    private async Task MeasurePaymentsAsync()
    {
        using var unlocks = new Unlocks(_system, _submissions);
        foreach (var model in _drafts.Models)
        {
            await model.Agent.SignInAsAppAsync(); // again: a token is for minutes
        }

        await unlocks.MeasureAsync(); // as above: this one does not count
        List<UnlockRun> runs = [];
        while (runs.Count < Runs)
        {
            runs.Add(await unlocks.MeasureAsync());
            Say(runs[^1].ToString());
        }

        const string Figure = "payment to unlocked case at";
        _figures.Add($"{Figure} {Unlocks.PerSecond}/s, p50", "ms", runs.Select(run => run.P50));
        _figures.Add($"{Figure} {Unlocks.PerSecond}/s, p99", "ms", runs.Select(run => run.P99), Goal.AtMost(50));
    }

    private async Task MeasureGatewayAsync()
    {
        using var cost = await GatewayCost.StartAsync(_system, _drafts.Models);
        await cost.MeasureAsync(); // as above: this one does not count
        List<GatewayRun> runs = [];
        while (runs.Count < Runs)
        {
            runs.Add(await cost.MeasureAsync());
            Say(string.Create(CultureInfo.InvariantCulture,
                $"a request costs the gateway {runs[^1].Gateway:0.00} ms, a bare one {runs[^1].Bare:0.00} ms"));
        }

        _figures.Add("CPU of the gateway per request", "ms", runs.Select(run => run.Gateway));
        _figures.Add("CPU of a bare YARP per request", "ms", runs.Select(run => run.Bare));
        _figures.Add("gateway to bare YARP", "×", runs.Select(run => run.Ratio), Goal.AtMost(1.6));
    }

    // The last on this data: it takes the cases of all others away. Many cases are measured between few and few, so
    // that a machine that becomes busier or idler meanwhile does not decide.
    private async Task MeasureGrowthAsync(int few, int many)
    {
        using var growth = new Growth(_system);
        await growth.SignInAsync();
        var before = await growth.MeasureAsync(few, Say);
        var large = await growth.MeasureAsync(many, Say);
        var after = await growth.MeasureAsync(few, Say);
        var small = before.Zip(after, (one, other) => (double[])[.. one, .. other]).ToArray();
        foreach (var (i, question) in Growth.Questions.Index())
        {
            _figures.Add($"p50 {question}, {few:N0} cases", "ms", small[i]);
            _figures.Add($"p50 {question}, {many:N0} cases", "ms", large[i]);
            _figures.Add($"growth of {question}", "×", [Statistics.Median(large[i]) / Statistics.Median(small[i])],
                question is Growth.Comparison ? null : Goal.AtMost(1.5));
        }
    }

    private async Task<Round> RoundAsync(Floor floor, ReviewCases floorCases)
    {
        var y1 = await _yardstick.MeasureAsync();
        var saturating = await _submissions.SaturateAsync(Saturating);
        var onTheFloor = await floorCases.WaitForAsync(await Load.PacedAsync(PerSecond, Paced, floor.SubmitAsync));
        return new(y1, saturating, PacedRun.Of(onTheFloor), await _submissions.PaceAsync(PerSecond, Paced));
    }

    private static void Say(string what) => Console.WriteLine($"  {DateTime.Now:HH:mm:ss}  {what}");

    private sealed record Round(double Y1, SaturatingRun Saturating, PacedRun Floor, PacedRun Paced)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"Y1 {Y1:0}/s, {Saturating.CasesPerSecond:0} cases/s; paced p50 {Paced.P50:0.0} ms, " +
            $"p99 {Paced.P99:0.0} ms, on the floor {Floor.P50:0.0} and {Floor.P99:0.0} ms");
    }
}
