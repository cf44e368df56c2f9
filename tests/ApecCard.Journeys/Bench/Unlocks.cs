using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <summary>Milliseconds from the payment at the provider, which calls back at once, to the case's commit.</summary>
internal sealed record UnlockRun(double P50, double P99)
{
    public override string ToString() =>
        FormattableString.Invariant($"payment to unlocked case p50 {P50:0.0} ms, p99 {P99:0.0} ms");
}

/// <summary>
/// Applications that lack nothing but their fee are paid at a fixed pace: the provider calls back over the gateway,
/// Payments notes it and tells Applications over the bus, the case goes on to the ministry.
/// </summary>
internal sealed class Unlocks(RunningSystem system, Submissions submissions) : IDisposable
{
    public const int PerSecond = 20;
    private const int Count = 10 * PerSecond, Clients = 8;

    private const string Unlocked = """
        select pg_xact_commit_timestamp(xmin) from "Cases"
        where "Id" = any($1) and "Stage" = 'MinistryReview' order by "Id"
        """;

    private readonly NpgsqlDataSource _applications = system.Open("applicationsdb");
    private readonly NpgsqlDataSource _payments = system.Open("paymentsdb");
    private readonly HttpClient _payers = new();

    public async Task<UnlockRun> MeasureAsync()
    {
        var submitted = await submissions.SubmitAsync(Count);
        Guid[] ids = [.. submitted.Select(one => one.CaseId)];
        var cashiers = new Uri[Count];
        await Load.SaturatingAsync(Clients, Count, async i =>
        {
            var charge = await submitted[i].Agent.GetChargeAsync(ids[i]);
            cashiers[i] = new($"{await submitted[i].Agent.StartCheckoutAsync(charge)}/payment");
            return ids[i];
        });
        // As if both reviews had passed them: that is not measured.
        await _applications.ExecuteAsync(
            """update "Cases" set "Stage" = 'AwaitingPayment' where "Id" = any($1)""", ids);

        await Load.PacedAsync(PerSecond, Count, async i =>
        {
            using var paid = await _payers.PostAsync(cashiers[i], content: null);
            paid.EnsureSuccessStatusCode();
            return ids[i];
        });
        DateTime[] commits = [];
        await Actors.Until.SoAsync("every paid case has gone on", async () =>
            (commits = await _applications.QueryAsync<DateTime>(Unlocked, ids)).Length == Count);
        var payments = await _payments.QueryAsync<DateTime>(
            """select "PaidAt" from "Charges" where "CaseId" = any($1) order by "CaseId" """, ids);
        double[] waits = [.. payments.Zip(commits, (paid, unlocked) => (unlocked - paid).TotalMilliseconds)];
        return new(Statistics.Quantile(waits, 0.5), Statistics.Quantile(waits, 0.99));
    }

    public void Dispose()
    {
        _applications.Dispose();
        _payments.Dispose();
        _payers.Dispose();
    }
}
