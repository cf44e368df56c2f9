using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <param name="P99">Milliseconds from an entry's commit until a viewer has it; of those who never left.</param>
/// <param name="Missed">Entries that a viewer who came back did not get, or got twice.</param>
internal sealed record LiveRun(double P99, int Missed)
{
    public override string ToString() => FormattableString.Invariant($"live p99 {P99:0} ms, {Missed} missed");
}

/// <summary>
/// A thousand viewers over the gateway, while applications are submitted: each of these makes two entries, one for the
/// submission itself and one for what Payments reports over the bus.
/// </summary>
internal sealed class LiveStatus(RunningSystem system, Drafts drafts, Submissions submissions) : IDisposable
{
    public const int Viewers = 1000;
    private const int OneIn = 10, AtOnce = 50; // who comes back; who connects at the same time
    private const int PerSecond = 5, Seconds = 8;

    private readonly NpgsqlDataSource _applications = system.Open("applicationsdb");
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Audience> _audiences = [];
    private readonly List<Task> _watching = [];

    public async Task ConnectAsync()
    {
        foreach (var draft in drafts.Models)
        {
            await draft.Agent.SignInAsAppAsync(); // again: a token is for minutes
            var enterprise = await _applications.QueryAsync<Guid>(
                """select "EnterpriseId" from "Cases" where "Id" = $1""", draft.CaseId);
            var viewers = Enumerable.Range(0, Viewers / Drafts.Agents)
                .Select(i => new Viewer(draft.Agent, comesBack: i % OneIn == 0));
            _audiences.Add(new(enterprise[0], [.. viewers]));
        }

        foreach (var some in _audiences.SelectMany(audience => audience.Viewers).Chunk(AtOnce))
        {
            _watching.AddRange(await Task.WhenAll(some.Select(viewer => viewer.WatchAsync(_stop.Token))));
        }
    }

    public async Task<LiveRun> MeasureAsync()
    {
        var before = (await _applications.QueryAsync<long>("""select max("Seq") from "Timeline" """))[0];
        await submissions.PaceAsync(PerSecond, PerSecond * Seconds);
        var (waits, missed) = (new List<double>(), 0);
        foreach (var (enterprise, viewers) in _audiences)
        {
            var entries = await EntriesAsync(enterprise, before);
            await SettleAsync(viewers, entries);
            missed += viewers.Sum(viewer => entries.Count(entry => !viewer.Has(entry.Seq)) + viewer.Repeated);
            waits.AddRange(
                from viewer in viewers
                where !viewer.ComesBack
                from entry in entries
                where viewer.Has(entry.Seq)
                select (viewer.Received[entry.Seq] - entry.At).TotalMilliseconds);
        }

        return new(Statistics.Quantile(waits, 0.99), missed);
    }

    /// <summary>Everybody leaves.</summary>
    public async Task LeaveAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_watching);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _applications.Dispose();
    }

    // What is underway has a moment to come; what then has not is missed.
    private static async Task SettleAsync(Viewer[] viewers, Entry[] entries)
    {
        for (var tries = 0; tries < 40 && viewers.Any(viewer => entries.Any(entry => !viewer.Has(entry.Seq))); tries++)
        {
            await Task.Delay(50);
        }
    }

    private async Task<Entry[]> EntriesAsync(Guid enterprise, long after)
    {
        const string Where = """from "Timeline" where "EnterpriseId" = $1 and "Seq" > $2 order by "Seq" """;
        var places = await _applications.QueryAsync<long>($"""select "Seq" {Where}""", enterprise, after);
        var commits = await _applications.QueryAsync<DateTime>(
            $"select pg_xact_commit_timestamp(xmin) {Where}", enterprise, after);
        return [.. places.Zip(commits, (seq, at) => new Entry(seq, at))];
    }

    private sealed record Audience(Guid Enterprise, Viewer[] Viewers);

    private sealed record Entry(long Seq, DateTime At);
}
