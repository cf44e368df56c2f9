using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Uploads;

/// <summary>Settings of the section Uploads; a wrong one keeps the service from starting.</summary>
public sealed class UploadSettings
{
    /// <summary>How many bytes a part has, the last one aside: 64 KiB to 4 MiB.</summary>
    public int PartSize { get; set; } = 512 * 1024;

    /// <summary>After how long without a part an upload is thrown away: 1 minute to 7 days.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many an enterprise may have open: 1 to 1,000.</summary>
    public int MostOpen { get; set; } = 30;

    /// <summary>How many bytes those may have together.</summary>
    public long MostBytes { get; set; } = 150_000_000;
}

internal sealed class UploadSettingsCheck : IValidateOptions<UploadSettings>
{
    public ValidateOptionsResult Validate(string? name, UploadSettings options) =>
        options.PartSize is < 64 * 1024 or > 4 * 1024 * 1024
            ? ValidateOptionsResult.Fail("Uploads__PartSize must be between 65536 and 4194304.")
        : options.KeepFor < TimeSpan.FromMinutes(1) || options.KeepFor > TimeSpan.FromDays(7)
            ? ValidateOptionsResult.Fail("Uploads__KeepFor must be between 1 minute and 7 days.")
        : options.MostOpen is < 1 or > 1_000
            ? ValidateOptionsResult.Fail("Uploads__MostOpen must be between 1 and 1000.")
        : options.MostBytes < options.PartSize
            ? ValidateOptionsResult.Fail("Uploads__MostBytes must be at least Uploads__PartSize.")
        : ValidateOptionsResult.Success;
}
