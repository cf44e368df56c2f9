namespace ApecCard.ServiceDefaults.Formats;

/// <summary>Why an application can be refused. The codes are stable; what people read is with Applications.</summary>
public static class RefusalReasons
{
    public const string NotEligible = "not-eligible";
    public const string NoBusinessNeed = "no-business-need";
    public const string FalseStatement = "false-statement";
    public const string ExitRestricted = "exit-restricted";
    public const string PassportInvalid = "passport-invalid";

    /// <summary>All economies refused: nobody of ours decided that.</summary>
    public const string AllEconomiesRefused = "all-economies-refused";

    /// <summary>What an officer may give as the reason.</summary>
    public static readonly IReadOnlyList<string> ForOfficers =
        [NotEligible, NoBusinessNeed, FalseStatement, ExitRestricted, PassportInvalid];
}
