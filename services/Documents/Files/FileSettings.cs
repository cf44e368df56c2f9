using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>Settings of the section Files; a wrong one keeps the service from starting.</summary>
public sealed class FileSettings
{
    /// <summary>Where the files are; every replica must see the same folder. Relative to the content root.</summary>
    public string Folder { get; set; } = ".data/files";

    /// <summary>After how long an upload that nobody finished is thrown away: 1 minute to 1 day.</summary>
    public TimeSpan KeepUnfinished { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// ClamAV's daemon, which looks every file through: tcp://host:3310 or unix:///run/clamav/clamd.ctl. None: files are
    /// marked as not looked through.
    /// </summary>
    public Uri? Clamd { get; set; }
}

internal sealed class FileSettingsCheck(IHostEnvironment environment) : IValidateOptions<FileSettings>
{
    public ValidateOptionsResult Validate(string? name, FileSettings options)
    {
        if (options.KeepUnfinished < TimeSpan.FromMinutes(1) || options.KeepUnfinished > TimeSpan.FromDays(1))
        {
            return ValidateOptionsResult.Fail("Files__KeepUnfinished must be between 1 minute and 1 day.");
        }

        if (options.Clamd is { } clamd && clamd.Scheme is not ("tcp" or "unix"))
        {
            return ValidateOptionsResult.Fail("Files__Clamd is tcp://host:port or unix:///path.");
        }

        if (LimitedProcess.Missing("convert", "qpdf", "tesseract") is { Length: > 0 } missing)
        {
            return ValidateOptionsResult.Fail($"Programs that look at files are not installed: {missing}.");
        }

        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            return ValidateOptionsResult.Fail("Files__Folder must name a folder.");
        }

        try
        {
            var probe = Path.Combine(environment.ContentRootPath, options.Folder, $"probe-{Guid.NewGuid():N}");
            Directory.CreateDirectory(Path.GetDirectoryName(probe)!);
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ValidateOptionsResult.Fail($"Files__Folder is not a folder that can be written to: {e.Message}");
        }
    }
}
