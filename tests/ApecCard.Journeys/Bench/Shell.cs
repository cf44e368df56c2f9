using System.Diagnostics;

namespace ApecCard.Journeys.Bench;

/// <summary>Runs other programs.</summary>
internal static class Shell
{
    /// <summary>Runs it to its end; the answer is what it said.</summary>
    /// <param name="environment">Variables to set; null removes one.</param>
    public static async Task<string> RunAsync(
        string program, string[] args, string? directory = null, params (string Name, string? Value)[] environment)
    {
        using var process = Start(program, args, directory, environment);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await said
            : throw new BenchException(
                $"{program} {string.Join(' ', args)} ended with code {process.ExitCode}:\n" +
                $"{await said}{await complained}");
    }

    /// <summary>Starts it, with its output to be read.</summary>
    public static Process Start(
        string program, string[] args, string? directory = null, params (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = directory ?? Repository.Root,
            RedirectStandardInput = true, // held open: a program that waits for its end goes with us
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new BenchException($"{program} does not start.");
    }
}
