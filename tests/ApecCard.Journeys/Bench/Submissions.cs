using ApecCard.Journeys.Actors;
using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <summary>As fast as it goes.</summary>
/// <param name="Cpu">
/// CPU milliseconds for one application by part, until everything that follows from it is done.
/// </param>
internal sealed record SaturatingRun(double CasesPerSecond, IReadOnlyDictionary<string, double> Cpu);

/// <summary>Milliseconds from sending a submission to the commit of its review case.</summary>
internal sealed record PacedRun(double P50, double P99)
{
    public static PacedRun Of(Visible[] cases)
    {
        double[] milliseconds = [.. cases.Select(one => (one.At - one.SentAt).TotalMilliseconds)];
        return new(Statistics.Quantile(milliseconds, 0.5), Statistics.Quantile(milliseconds, 0.99));
    }
}

/// <summary>Submissions over the gateway, each followed to its review case.</summary>
internal sealed class Submissions(RunningSystem system, Drafts drafts) : IDisposable
{
    private const string AllServices = "all services";

    private readonly ReviewCases _cases = ReviewCases.OfTheSystem(system);
    private readonly NpgsqlDataSource _applications = system.Open("applicationsdb");
    private readonly NpgsqlDataSource _reviews = system.Open("reviewdb");

    public async Task<SaturatingRun> SaturateAsync(int count)
    {
        var fresh = await FreshAsync(count);
        var before = await CpuAsync();
        var sent = await Load.SaturatingAsync(Drafts.Agents, count, i => fresh[i].SubmitAsync());
        var visible = await _cases.WaitForAsync(sent);
        await SettleAsync(sent);
        var cpu = (await CpuAsync()).ToDictionary(part => part.Key, part => (part.Value - before[part.Key]) / count);
        var (first, last) = (visible.Min(one => one.SentAt), visible.Max(one => one.At));
        return new(count / (last - first).TotalSeconds, cpu);
    }

    public async Task<PacedRun> PaceAsync(int perSecond, int count)
    {
        var fresh = await FreshAsync(count);
        var sent = await Load.PacedAsync(perSecond, count, i => fresh[i].SubmitAsync());
        var visible = await _cases.WaitForAsync(sent);
        await SettleAsync(sent);
        return PacedRun.Of(visible);
    }

    /// <summary>So many are submitted, and all that follows from it is done.</summary>
    public async Task<Draft[]> SubmitAsync(int count)
    {
        var fresh = await FreshAsync(count);
        var sent = await Load.SaturatingAsync(Drafts.Agents, count, i => fresh[i].SubmitAsync());
        await _cases.WaitForAsync(sent);
        await SettleAsync(sent);
        return fresh;
    }

    /// <summary>Every submission has a number of its own and one review case, and there is no other.</summary>
    public async Task CheckAsync()
    {
        var submitted = await CountAsync(
            _applications, """select count(*) from "Cases" where "SubmittedAt" is not null""");
        var numbers = await CountAsync(_applications, """select count(distinct "Number") from "Cases" """);
        var reviews = await CountAsync(_reviews, """select count(*) from "Cases" """);
        if (numbers != submitted || reviews != submitted)
        {
            throw new BenchException(
                $"{submitted} cases were submitted, there are {numbers} numbers and {reviews} review cases.");
        }
    }

    public void Dispose()
    {
        _cases.Dispose();
        _applications.Dispose();
        _reviews.Dispose();
    }

    private async Task<Draft[]> FreshAsync(int count) =>
        [.. (await drafts.MultiplyAsync((count + Drafts.Agents - 1) / Drafts.Agents)).Take(count)];

    // Behind the review case a charge is opened and noted in the case: the next run should not pay for it.
    private Task SettleAsync(Sent[] sent)
    {
        Guid[] ids = [.. sent.Select(one => one.Id)];
        const string Charged = """select count(*) from "Cases" where "Id" = any($1) and "FeeAmount" is not null""";
        return Until.SoAsync(
            "every case has its charge",
            async () => ids.Length == await CountAsync(_applications, Charged, ids), seconds: 60);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql, params object[] values) =>
        (await database.QueryAsync<long>(sql, values))[0];

    private async Task<Dictionary<string, double>> CpuAsync()
    {
        var parts = (await system.PartsAsync()).Where(part => part.IsService || part.IsServer).ToArray();
        var cpu = new Dictionary<string, double>
        {
            [AllServices] = parts.Where(part => part.IsService).Sum(part => Processes.Cpu(part.Pids)),
        };
        foreach (var part in parts)
        {
            cpu[part.Name] = Processes.Cpu(part.Pids);
        }

        return cpu;
    }
}
