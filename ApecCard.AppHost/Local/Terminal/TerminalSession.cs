using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ApecCard.AppHost.Local;

/// <summary>A run as seen from a terminal: progress, one table, and an orderly end. No stack traces.</summary>
internal sealed class TerminalSession(LocalRun run) : IDisposable
{
    private static readonly TimeSpan _startWithin = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _interrupted = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_interrupted.Token, cancellationToken);
        try
        {
            await run.StartAsync();
            run.Remarks.ToList().ForEach(Console.WriteLine);
            WriteStatus("starting");
            await new StartProgress(run, _clock).WatchAsync(stop.Token).WaitAsync(_startWithin, stop.Token);
            Console.WriteLine(ReadyReport.Of(run, _clock.Elapsed));
            WriteStatus("ready");
            await new LaterNews(run).TellAsync(stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (ExpectedFailureException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync(StartProgress.DescribeUnhealthy(run, _startWithin));
            return 1;
        }
        catch (Exception e) // whatever it is, the parts must be stopped, and the details be found
        {
            await Console.Error.WriteLineAsync($"Unexpected: {e.Message} ({WriteDetails(e)})");
            return 1;
        }
        finally
        {
            await EndAsync();
        }
    }

    public void Dispose() => _interrupted.Dispose();

    private async Task EndAsync()
    {
        var began = run.HasStarted;
        if (began)
        {
            WriteStatus("stopping");
            Console.WriteLine("Stopping ...");
        }

        _clock.Restart();
        await run.DisposeAsync();
        if (began)
        {
            Console.WriteLine($"Stopped after {_clock.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    // The second time somebody insists: the children die with us.
    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_interrupted.IsCancellationRequested)
        {
            Environment.Exit(130);
        }

        _interrupted.Cancel();
    }

    private void WriteStatus(string state)
    {
        run.Data?.WriteStatus(
            ("pid", $"{Environment.ProcessId}"), ("state", state), ("gateway", UrlOf("gateway")),
            ("economies", UrlOf("economies")), ("payment-provider", UrlOf("payment-provider")),
            ("messaging", UrlOf("messaging")), ("management", UrlOf("messaging", "management")),
            ("dashboard", $"http://localhost:{run.Ports.DashboardPort}"),
            ("dashboard-link", run.Dashboard!.Access.Link), ("dashboard-token", run.Dashboard.Access.Token));
    }

    private string UrlOf(string part, string? endpoint = null) =>
        run.Orchestrator.Parts.FirstOrDefault(one => one.Resource.Name == part)?.Resource.Endpoints
            .FirstOrDefault(one => endpoint is null || one.Name == endpoint)?.Url ?? "-";

    private string WriteDetails(Exception e)
    {
        if (run.Data is null)
        {
            return e.GetType().Name;
        }

        var file = Path.Combine(run.Data.Logs, "host-error.log");
        File.WriteAllText(file, e.ToString());
        return $"details in {file}";
    }
}
