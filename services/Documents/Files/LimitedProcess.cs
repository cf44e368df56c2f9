using System.Diagnostics;
using System.Text;

namespace ApecCard.Documents.Files;

/// <summary>
/// Runs a program on a file that somebody sent us, which may have been made to break it: as a process of its own, with
/// an end to its time, memory and output, and nothing of our environment.
/// </summary>
public static class LimitedProcess
{
    private const int MostOutput = 64 * 1024;
    private const string Path = "/usr/local/bin:/usr/bin:/bin";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);

    /// <summary>No more of them at once than there are processors.</summary>
    private static readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    // The limit on processor time ends it, too, when we are not there any more to do so.
    private static readonly string[] _limits = ["--cpu=15", $"--as={2L << 30}", $"--fsize={128 << 20}", "--core=0"];

    /// <summary>Those that are not there, by name.</summary>
    public static string Missing(params string[] programs) => string.Join(
        ", ", programs.Append("prlimit").Where(
            program => !Path.Split(':').Any(folder => File.Exists($"{folder}/{program}"))));

    /// <summary>
    /// What the program wrote to its standard output, at most 64 KiB of it; null when it failed or had to be ended.
    /// </summary>
    public static async Task<string?> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        try
        {
            return await RunNowAsync(program, arguments, ct);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<string?> RunNowAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("prlimit", [.. _limits, "--", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Path;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        try
        {
            process.StandardInput.Close();
            var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            var output = new char[MostOutput];
            var read = await process.StandardOutput.ReadBlockAsync(output, patience.Token);
            if (read == MostOutput)
            {
                return null;
            }

            await complaints;
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0 ? new(output, 0, read) : null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
