using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.Conformance;

/// <summary>Somebody's subscriber, in whatever language: a command, its environment, and what it writes.</summary>
public sealed class SubscriberProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    : IDisposable
{
    private const int Remembered = 12;

    private readonly ConcurrentDictionary<string, JsonObject> _answers = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private Process? _process;

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded => _process is not { HasExited: false };

    public int ExitCode => _process!.ExitCode;

    /// <summary>The last it wrote as an error.</summary>
    public IEnumerable<string> Complaints => _complaints;

    public void Start()
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it said to this test event, if it has.</summary>
    public JsonObject? AnswerTo(string test) => _answers.GetValueOrDefault(test);

    /// <summary>Without a word, as a machine that loses its current.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
    }

    // A build's own words may stand between the answers.
    private void Hear(string? line)
    {
        try
        {
            if (line is ['{', ..] && JsonNode.Parse(line) is JsonObject said
                && said["test"]?.GetValueKind() is JsonValueKind.String && said["cases"] is JsonObject cases)
            {
                _answers[(string)said["test"]!] = cases;
            }
        }
        catch (JsonException)
        {
            Note(line);
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        _complaints.Enqueue(line);
        while (_complaints.Count > Remembered)
        {
            _complaints.TryDequeue(out _);
        }
    }
}
