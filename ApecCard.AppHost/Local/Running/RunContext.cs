namespace ApecCard.AppHost.Local;

/// <summary>What all parts of one run share.</summary>
internal sealed record RunContext(LocalSettings Settings, ResourceNotificationService Notifications)
{
    /// <summary>Below which servers keep their data; known once the data directory is open.</summary>
    public string ServersDirectory { get; set; } = Settings.DataDirectory;

    /// <summary>Null: logs are kept in memory only.</summary>
    public string? LogDirectory { get; set; }

    /// <summary>Null: nobody here listens.</summary>
    public TelemetryTarget? Telemetry { get; set; }
}
