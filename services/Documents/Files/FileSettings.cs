using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>Settings of the section Files; a wrong one keeps the service from starting.</summary>
public sealed class FileSettings
{
    /// <summary>Where the files are; every replica must see the same folder. Relative to the content root.</summary>
    public string Folder { get; set; } = ".data/files";

    /// <summary>After how long an upload that nobody finished is thrown away: 1 minute to 1 day.</summary>
    public TimeSpan KeepUnfinished { get; set; } = TimeSpan.FromHours(1);
}

internal sealed class FileSettingsCheck(IHostEnvironment environment) : IValidateOptions<FileSettings>
{
    public ValidateOptionsResult Validate(string? name, FileSettings options)
    {
        if (options.KeepUnfinished < TimeSpan.FromMinutes(1) || options.KeepUnfinished > TimeSpan.FromDays(1))
        {
            return ValidateOptionsResult.Fail("Files__KeepUnfinished must be between 1 minute and 1 day.");
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
