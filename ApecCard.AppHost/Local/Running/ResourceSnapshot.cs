using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.AppHost.Local;

/// <summary>Aspire's names for the states of a part.</summary>
public static class KnownResourceStates
{
    public static readonly string NotStarted = nameof(NotStarted);
    public static readonly string Waiting = nameof(Waiting);
    public static readonly string Starting = nameof(Starting);
    public static readonly string Running = nameof(Running);
    public static readonly string Stopping = nameof(Stopping);
    public static readonly string Exited = nameof(Exited);
    public static readonly string FailedToStart = nameof(FailedToStart);

    public static IReadOnlyList<string> TerminalStates { get; } = [Exited, FailedToStart];
}

public sealed record ResourceStateSnapshot(string Text)
{
    public static implicit operator ResourceStateSnapshot(string text) => new(text);

    public static ResourceStateSnapshot FromString(string text) => new(text);
}

public sealed record ResourcePropertySnapshot(string Name, object? Value);

/// <summary>How a part, or one of its processes, is at a moment.</summary>
public sealed record CustomResourceSnapshot
{
    public ResourceStateSnapshot State { get; init; } = KnownResourceStates.NotStarted;

    public int? ExitCode { get; init; }

    public HealthStatus? HealthStatus { get; init; }

    /// <summary>Why it is not healthy, or what it waits for.</summary>
    public string? Reason { get; init; }

    public DateTimeOffset Since { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Null while no process runs.</summary>
    public int? ProcessId { get; init; }

    public ImmutableArray<ResourcePropertySnapshot> Properties =>
        ProcessId is { } id ? [new ResourcePropertySnapshot("executable.pid", id)] : [];

    internal bool IsHealthy => HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
        && State.Text == KnownResourceStates.Running;

    internal bool HasEnded => KnownResourceStates.TerminalStates.Contains(State.Text);
}

/// <param name="ResourceId">The part's name; for one of several processes "name-1", "name-2", ...</param>
public sealed record ResourceEvent(IResource Resource, string ResourceId, CustomResourceSnapshot Snapshot);
