using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace ApecCard.AppHost.Local;

/// <summary>
/// A process that ends when the host ends, however that happens. The kernel's parent-death signal follows the thread
/// that started the child, so one thread starts them all and lives as long as the host; setpriv sets the signal after
/// changing the user, because a change of user clears it.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The variable by which the children of a data directory can be found again.</summary>
    public const string Mark = "APEC_PART_OF";

    private static readonly BlockingCollection<Action> _starts = StartThread();

    // A descendant that lives on may hold the output open for good.
    private static readonly TimeSpan _patienceWithLastWords = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process, Action<string> log)
    {
        _process = process;
        var output = new TaskCompletionSource();
        var errors = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) => Tell(line.Data, output);
        process.ErrorDataReceived += (_, line) => Tell(line.Data, errors);
        process.Exited += (_, _) =>
            Task.WhenAny(Task.WhenAll(output.Task, errors.Task), Task.Delay(_patienceWithLastWords))
                .ContinueWith(_ => _exited.TrySetResult(process.ExitCode), TaskScheduler.Default);

        void Tell(string? line, TaskCompletionSource ended)
        {
            if (line is null)
            {
                ended.TrySetResult();
            }
            else
            {
                log(line);
            }
        }
    }

    public int Id { get; private set; }

    /// <summary>Its exit code, once it has ended and what it said to the last has been heard.</summary>
    public Task<int> Exited => _exited.Task;

    public static async Task<ChildProcess> StartAsync(ChildCommand command, string dataDirectory, Action<string> log)
    {
        var process = new Process { StartInfo = Describe(command, dataDirectory), EnableRaisingEvents = true };
        var child = new ChildProcess(process, log);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _starts.Add(() =>
        {
            try
            {
                process.Start();
                started.SetResult();
            }
            catch (Exception e) when (e is Win32Exception or InvalidOperationException)
            {
                started.SetException(new ExpectedFailureException($"{command.Program} cannot be started: {e.Message}",
                    e));
            }
        });
        await started.Task;
        child.Id = process.Id;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return child;
    }

    public void Send(Signal signal)
    {
        if (!Exited.IsCompleted)
        {
            Posix.Send(Id, signal);
        }
    }

    /// <summary>
    /// The child is the leader of a session of its own, so that its number also names all its descendants.
    /// </summary>
    public void KillAll()
    {
        if (!Exited.IsCompleted)
        {
            Posix.Send(-Id, Signal.Kill);
        }
    }

    public async Task StopAsync(Signal signal, TimeSpan patience)
    {
        Send(signal);
        if (await Task.WhenAny(Exited, Task.Delay(patience)) != Exited)
        {
            KillAll();
            await Exited;
        }
    }

    public void Dispose() => _process.Dispose();

    // A host that was killed before setpriv had set the signal is not heard of any more: then the child has another
    // parent. The shell forgets variables whose names it could not use itself (services__payment-provider__…): env sets
    // them again.
    private const string UnlessOrphan = "[ $PPID = $0 ] && exec env \"$@\"";

    // setsid, setpriv, the shell and env execute in place: the number that Process knows is the program's own.
    private static ProcessStartInfo Describe(ChildCommand command, string dataDirectory)
    {
        var info = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] identity = command.User is { } user
            ? [$"--reuid={user.UserId}", $"--regid={user.GroupId}", "--init-groups"] : [];
        string[] args =
        [
            "setpriv", .. identity, $"--pdeathsig={command.DeathSignal}",
            "/bin/sh", "-c", UnlessOrphan, $"{Environment.ProcessId}",
            .. command.Environment
                .Where(variable => variable.Value is not null && variable.Key.Contains('-', StringComparison.Ordinal))
                .Select(variable => $"{variable.Key}={variable.Value}"),
            command.Program, .. command.Args,
        ];
        Array.ForEach(args, info.ArgumentList.Add);
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        info.Environment[Mark] = dataDirectory;
        return info;
    }

    private static BlockingCollection<Action> StartThread()
    {
        var starts = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "children" }.Start();
        return starts;
    }
}
