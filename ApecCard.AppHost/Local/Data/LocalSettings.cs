using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace ApecCard.AppHost.Local;

/// <summary>Where the local host keeps its data and how it behaves.</summary>
internal sealed record LocalSettings(string DataDirectory)
{
    /// <summary>For tests: random ports, nothing kept, servers without fsync.</summary>
    public bool Temporary { get; init; }

    /// <summary>Shows the parts, and takes the telemetry they send.</summary>
    public bool HasDashboard { get; init; } = true;

    /// <summary>Start again, with growing pauses, what ended by itself. Off, as with Aspire.</summary>
    public bool RestartExited { get; init; }

    /// <summary>The first port is 5100 plus this.</summary>
    public int? PortOffset { get; init; }

    public static string CheckoutDirectory { get; } = Path.GetDirectoryName(Path.GetDirectoryName(
        typeof(LocalSettings).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "AppHostProjectPath").Value!))!;

    /// <summary>Debug or Release: the parts run in the configuration that the app host was built in.</summary>
    public static string BuildConfiguration { get; } =
        typeof(LocalSettings).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    public static LocalSettings FromCheckout(IConfiguration configuration) =>
        new(configuration["APEC_DATA"] is { Length: > 0 } directory
            ? Path.GetFullPath(directory) : Path.Combine(CheckoutDirectory, ".data"))
        {
            RestartExited = configuration["APEC_RESTART"] is "1" or "true",
            PortOffset = configuration["APEC_PORT_OFFSET"] is not { Length: > 0 } offset ? null
                : int.TryParse(offset, out var number) && number is >= 0 and <= 60000 ? number
                : throw new ExpectedFailureException(
                    $"APEC_PORT_OFFSET is \"{offset}\"; it must be a number from 0 to 60000."),
        };

    public static LocalSettings ForTest(IReadOnlyList<string> args)
    {
        TemporaryDirectory.RemoveThoseOfTheDead();
        return new LocalSettings(TemporaryDirectory.Create())
        {
            Temporary = true,
            HasDashboard = args.Contains("--dashboard"),
        };
    }
}
