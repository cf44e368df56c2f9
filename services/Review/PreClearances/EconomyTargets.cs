using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// Within how many days each economy should have decided: EconomyTargetDays__AUS, 90 where nothing is said.
/// </summary>
public sealed class EconomyTargets(IConfiguration configuration)
{
    private const int Usual = 90;
    private const int Most = 3650;

    private readonly Dictionary<string, int> _days = Economies.PreClearing.ToDictionary(
        economy => economy,
        economy => configuration.GetValue($"EconomyTargetDays:{economy}", Usual) is var days and > 0 and <= Most
            ? days
            : throw new InvalidOperationException($"EconomyTargetDays__{economy} is 1 to {Most} days."));

    public DateTimeOffset DueAt(string economy, DateTimeOffset requestedAt) => requestedAt.AddDays(_days[economy]);

    /// <summary>What an economy was asked before this moment is overdue now.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Overdue(DateTimeOffset now) =>
        _days.ToDictionary(target => target.Key, target => now.AddDays(-target.Value));
}
