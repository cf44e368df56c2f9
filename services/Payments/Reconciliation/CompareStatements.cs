using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// Compares every day with the provider's statement, as soon as it is over: from the first one with money on it on, one
/// after the other; of a provider that is away it is asked for again. Days are the provider's, by the machine's clock.
/// </summary>
public sealed class CompareStatements(IServiceScopeFactory scopes, ILogger<CompareStatements> logger)
    : Rounds(TimeSpan.FromMinutes(1), logger)
{
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        if (await db.NextDayToCompareAsync(TimeProvider.System.TodayInShanghai(), ct) is not { } day)
        {
            return false;
        }

        try
        {
            var compared = await scope.ServiceProvider.GetRequiredService<Reconciler>().CompareAsync(day, "payments", ct);
            return compared.IsFinal; // else the provider's day is not over yet
        }
        catch (ProblemException away)
        {
            logger.LogWarning("{Day} is not compared yet ({Code})", day, away.Code);
            return false;
        }
    }
}
