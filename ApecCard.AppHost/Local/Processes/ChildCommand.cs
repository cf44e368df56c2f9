namespace ApecCard.AppHost.Local;

/// <summary>What to run, where, with which variables and as whom.</summary>
internal sealed record ChildCommand(string Program, IReadOnlyList<string> Args, string WorkingDirectory)
{
    /// <summary>Put over the host's own variables; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public ServiceUser? User { get; init; }

    /// <summary>
    /// Sent by the kernel when the host is gone. Not TERM for RabbitMQ: it may ignore that while starting.
    /// </summary>
    public string DeathSignal { get; init; } = "KILL";
}
