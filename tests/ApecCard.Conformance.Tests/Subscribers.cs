using System.Diagnostics;
using ApecCard.Testing;

namespace ApecCard.Conformance.Tests;

/// <summary>The samples as programs.</summary>
public static class Subscribers
{
    private static readonly Lazy<Task<string>> _built = new(BuildAsync);

    /// <summary>Beside the libraries it was built with, not beside ours.</summary>
    public static string[] InCSharp { get; } =
    [
        "dotnet",
        AppContext.BaseDirectory.Replace(
            Repository.PathTo("tests", "ApecCard.Conformance.Tests"),
            Repository.PathTo("samples", "ApecCard.Subscriber"),
            StringComparison.Ordinal) + "ApecCard.Subscriber.dll",
    ];

    /// <summary>Where the one in TypeScript is.</summary>
    public static string Folder { get; } = Repository.PathTo("samples", "subscriber-ts");

    public static async Task<string[]> InTypeScriptAsync() => ["node", await _built.Value];

    /// <summary>Plays the season; what was said, and the exit code.</summary>
    public static async Task<(int ExitCode, string Said)> TryAsync(IReadOnlyList<string> command, int patience = 60)
    {
        await using var said = new StringWriter();
        var exitCode = await ConformanceCommand.PlayAsync(
            new(TestServers.RabbitMq), TestServers.RabbitMqManagement, command, TimeSpan.FromSeconds(patience), said);
        return (exitCode, said.ToString());
    }

    private static async Task<string> BuildAsync()
    {
        foreach (var arguments in new[] { "ci --no-audit --no-fund", "run build" })
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
            })!;
            var said = await npm.StandardOutput.ReadToEndAsync();
            await npm.WaitForExitAsync();
            Assert.True(npm.ExitCode == 0, $"npm {arguments}: {said}");
        }

        return Path.Combine(Folder, "dist", "subscriber.js");
    }
}
