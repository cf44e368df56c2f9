namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// What outsiders may subscribe to: the CloudEvents types, which begin the routing keys on <c>abtc.events</c> as well
/// (abtc.&lt;subject&gt;.&lt;event&gt;.&lt;economy or -&gt;.&lt;office&gt;).
/// </summary>
public static class PublicTopics
{
    public const string CaseSubmitted = "abtc.case.submitted";
    public const string EconomyDecided = "abtc.economy.decided";
    public const string CaseCompleted = "abtc.case.completed";
    public const string PassportChanged = "abtc.passport.changed";
    public const string CardIssued = "abtc.card.issued";
    public const string CardEconomyStruck = "abtc.card.economy-struck";
    public const string CardRevoked = "abtc.card.revoked";
    public const string CardExpired = "abtc.card.expired";

    /// <summary>Which a subscriber may send to its own queue, to try it; nobody subscribes to it.</summary>
    public const string Test = "abtc.test";

    public static readonly string[] All =
    [
        CaseSubmitted, EconomyDecided, CaseCompleted, PassportChanged, CardIssued, CardEconomyStruck, CardRevoked,
        CardExpired,
    ];
}
