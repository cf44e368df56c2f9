using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Retention;

/// <summary>Why files are not needed any more.</summary>
public enum RetentionClass
{
    /// <summary>Never submitted: counted from the last file.</summary>
    Draft,

    /// <summary>不予批准: counted from the refusal.</summary>
    Refused,

    /// <summary>Withdrawn, or lapsed because nobody answered: counted from then.</summary>
    Ended,

    /// <summary>The last card of the case has reached its last day: counted from then.</summary>
    Expired,
}

/// <summary>Settings of the section Retention: how many days files are kept. A wrong one keeps the service from starting.</summary>
public sealed class RetentionSettings
{
    public int DraftDays { get; set; } = 180;
    public int RefusedDays { get; set; } = 365;
    public int EndedDays { get; set; } = 180;
    public int ExpiredDays { get; set; } = 730;

    public int DaysOf(RetentionClass one) => one switch
    {
        RetentionClass.Draft => DraftDays,
        RetentionClass.Refused => RefusedDays,
        RetentionClass.Ended => EndedDays,
        _ => ExpiredDays,
    };
}

internal sealed class RetentionSettingsCheck : IValidateOptions<RetentionSettings>
{
    public ValidateOptionsResult Validate(string? name, RetentionSettings options) =>
        Enum.GetValues<RetentionClass>().Any(one => options.DaysOf(one) is < 1 or > 36_500)
            ? ValidateOptionsResult.Fail("Retention__DraftDays and the others must be between 1 and 36500.")
            : ValidateOptionsResult.Success;
}
