namespace ApecCard.AppHost.Local;

/// <summary>A part as the page and the script see it.</summary>
internal sealed record PartView(
    string Name, string Kind, string? DisplayText, string State, string? Health, string? Reason, DateTimeOffset Since,
    IReadOnlyList<string> Addresses, IReadOnlyList<string> WaitsFor, IReadOnlyList<ReplicaView> Processes)
{
    public static PartView Of(Part part) => new(
        part.Resource.Name, KindOf(part.Resource), part.Resource.DisplayText, part.Snapshot.State.Text,
        part.Snapshot.HealthStatus?.ToString(), part.Snapshot.Reason, part.Snapshot.Since,
        [.. part.Resource.Endpoints.Select(endpoint => endpoint.Url)],
        [.. part.Resource.Waits.Select(wait => wait.For.Name)],
        [.. part.Replicas.Select(ReplicaView.Of)]);

    private static string KindOf(Resource resource) => resource switch
    {
        PostgresServerResource => "PostgreSQL",
        RabbitMQServerResource => "RabbitMQ",
        ProjectResource project => Path.GetFileNameWithoutExtension(project.ProjectPath),
        _ => "program",
    };
}

/// <summary>One process of a part.</summary>
internal sealed record ReplicaView(
    string Id, string State, string? Health, string? Reason, int? Pid, int? ExitCode, int Restarts,
    DateTimeOffset Since)
{
    public static ReplicaView Of(Replica replica) => new(
        replica.Id, replica.Snapshot.State.Text, replica.Snapshot.HealthStatus?.ToString(), replica.Snapshot.Reason,
        replica.Snapshot.ProcessId, replica.Snapshot.ExitCode, replica.Restarts,
        replica.Snapshot.Since);
}
