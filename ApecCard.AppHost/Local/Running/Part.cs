using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.AppHost.Local;

/// <summary>A running part: its processes, and how they are taken together.</summary>
internal sealed class Part
{
    private readonly Lock _lock = new();
    private readonly IReadOnlyList<IResource> _followers;
    private readonly RunContext _context;
    private CustomResourceSnapshot? _last;

    public Part(Resource resource, IRecipe recipe, RunContext context)
    {
        Resource = resource;
        _context = context;
        _followers = resource is PostgresServerResource server ? [.. server.Databases] : [];
        var count = (resource as ProjectResource)?.Replicas ?? 1;
        Replicas =
        [
            .. Enumerable.Range(1, count).Select(number =>
                new Replica(this, NameOf(number), number - 1, recipe, context)),
        ];
        Publish();

        string NameOf(int number) => count == 1 ? resource.Name : $"{resource.Name}-{number}";
    }

    public Resource Resource { get; }

    public IReadOnlyList<Replica> Replicas { get; }

    public CustomResourceSnapshot Snapshot => _last!;

    /// <summary>A database is as well as its server is.</summary>
    public void Publish()
    {
        lock (_lock)
        {
            var together = Together([.. Replicas.Select(replica => replica.Snapshot)]);
            if (Replicas.Count > 1)
            {
                foreach (var replica in Replicas)
                {
                    _context.Notifications.Publish(new ResourceEvent(Resource, replica.Id, replica.Snapshot));
                }
            }

            if (together == _last)
            {
                return;
            }

            _last = together;
            _context.Notifications.Publish(new ResourceEvent(Resource, Resource.Name, together));
            foreach (var follower in _followers)
            {
                _context.Notifications.Publish(new ResourceEvent(follower, follower.Name,
                    together with { ProcessId = null }));
            }
        }
    }

    // The least advanced process speaks for all; healthy is the part only when every one is.
    private static CustomResourceSnapshot Together(IReadOnlyList<CustomResourceSnapshot> replicas)
    {
        string[] order =
        [
            KnownResourceStates.FailedToStart, KnownResourceStates.Exited, KnownResourceStates.Stopping,
            KnownResourceStates.NotStarted, KnownResourceStates.Waiting, KnownResourceStates.Starting,
            KnownResourceStates.Running,
        ];
        var worst = replicas.OrderBy(replica => Array.IndexOf(order, replica.State.Text))
            .ThenBy(replica => replica.IsHealthy)
            .First();
        return worst with
        {
            HealthStatus = replicas.All(replica => replica.IsHealthy) ? HealthStatus.Healthy : worst.HealthStatus,
        };
    }
}
