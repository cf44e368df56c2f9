using System.Text.Json.Serialization;
using ApecCard.Applications.Form;

namespace ApecCard.Applications.Eligibility;

/// <summary>What an office asks of an enterprise or a person beyond a complete form.</summary>
public enum RuleKind
{
    EnterpriseKind,
    Sector,
    StaffCategory,
    ApecTradeOrContracts,
    TaxCredit,
    Employees,
    PassportMonths,
    InsuredMonths,
    NoCriminalRecord,
    NoRefusal,
}

/// <summary>One rule of an office, as data.</summary>
/// <param name="Least">The least number that will do: CNY, people or months.</param>
/// <param name="Allowed">The values that will do, or for TaxCredit the worst one.</param>
public sealed record EligibilityRule(RuleKind Kind, decimal? Least = null, string[]? Allowed = null)
{
    /// <summary>Why the rule makes no sense, or null.</summary>
    [JsonIgnore]
    public (string Code, string Sentence)? Fault => Kind switch
    {
        RuleKind.EnterpriseKind => FaultIn<EnterpriseKind>(),
        RuleKind.Sector => FaultIn<Sector>(),
        RuleKind.StaffCategory => FaultIn<StaffCategory>(),
        RuleKind.TaxCredit => Allowed is not [_]
            ? ("eligibility.tax-credit", "Name the worst tax credit that will do.") : FaultIn<TaxCredit>(),
        RuleKind.NoCriminalRecord or RuleKind.NoRefusal => null,
        _ => Least is > 0 ? null : ("eligibility.least", "Name the least number that will do."),
    };

    private (string Code, string Sentence)? FaultIn<T>() where T : struct, Enum =>
        Allowed is { Length: > 0 } && Allowed.All(value => Enum.TryParse<T>(value, out _) && !char.IsDigit(value[0]))
            ? null
            : ("eligibility.values", $"Name values of {typeof(T).Name}.");
}
