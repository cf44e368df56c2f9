using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>Settings of the section Files; a wrong one keeps the service from starting.</summary>
public sealed class FileSettings
{
    /// <summary>
    /// Where the files are, and those that are being received; every replica must see the same folder. Relative to the
    /// content root.
    /// </summary>
    public string Folder { get; set; } = ".data/files";

    /// <summary>Where files lie once they are received: in the folder, or in a bucket.</summary>
    public FileShelfKind Store { get; set; } = FileShelfKind.Folder;

    /// <summary>The bucket, when they lie in one.</summary>
    public S3Settings S3 { get; set; } = new();

    /// <summary>
    /// ClamAV's daemon, which looks every file through: tcp://host:3310 or unix:///run/clamav/clamd.ctl. None: files are
    /// marked as not looked through.
    /// </summary>
    public Uri? Clamd { get; set; }
}

public enum FileShelfKind
{
    Folder,
    S3,
}

/// <summary>Files__S3__Endpoint and so on.</summary>
public sealed class S3Settings
{
    /// <summary>As https://s3.cn-north-1.amazonaws.com.cn; without the bucket.</summary>
    public Uri? Endpoint { get; set; }

    public string Region { get; set; } = "us-east-1";
    public string Bucket { get; set; } = "";
    public string AccessKey { get; set; } = "";
    public string SecretKey { get; set; } = "";

    public bool IsComplete => Endpoint is { IsAbsoluteUri: true, Scheme: "http" or "https" }
        && Region is not "" && Bucket is not "" && AccessKey is not "" && SecretKey is not "";
}

internal sealed class FileSettingsCheck(IHostEnvironment environment) : IValidateOptions<FileSettings>
{
    public ValidateOptionsResult Validate(string? name, FileSettings options)
    {
        if (options.Clamd is { } clamd && clamd.Scheme is not ("tcp" or "unix"))
        {
            return ValidateOptionsResult.Fail("Files__Clamd is tcp://host:port or unix:///path.");
        }

        if (options.Store is FileShelfKind.S3 && !options.S3.IsComplete)
        {
            return ValidateOptionsResult.Fail(
                "With Files__Store=S3, Files__S3__Endpoint, __Region, __Bucket, __AccessKey and __SecretKey must be set.");
        }

        if (LimitedProcess.Missing("convert", "qpdf", "tesseract", "pdftoppm") is { Length: > 0 } missing)
        {
            return ValidateOptionsResult.Fail($"Programs that look at files are not installed: {missing}.");
        }

        if (!File.Exists(Watermark.Font))
        {
            return ValidateOptionsResult.Fail($"The font of the watermarks is not installed: {Watermark.Font}.");
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
