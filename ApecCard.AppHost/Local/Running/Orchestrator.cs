namespace ApecCard.AppHost.Local;

/// <summary>Starts and ends the parts: each as soon as what it waits for is well, and in the opposite order.</summary>
internal sealed class Orchestrator
{
    private readonly List<TcpProxy> _proxies = [];

    public Orchestrator(IEnumerable<Resource> resources, RunContext context) =>
        Parts =
        [
            .. resources.Where(HasProcess)
                .Select(resource => new Part(resource, RecipeFor(resource, context), context)),
        ];

    public IReadOnlyList<Part> Parts { get; }

    public async Task StartAsync()
    {
        foreach (var part in Parts.Where(part => part.Replicas.Count > 1 && part.Resource.Endpoints.Count > 0))
        {
            var ports = ((ProjectResource)part.Resource).ReplicaPorts;
            _proxies.Add(new TcpProxy(part.Resource.Endpoints[0].Port, () => Best(part, ports)));
        }

        foreach (var part in Parts.Where(part => !part.Resource.ExplicitStart))
        {
            await Task.WhenAll(part.Replicas.Select(replica => replica.StartAsync()));
        }
    }

    /// <summary>
    /// A part ends when those that wait for it have ended; what does not depend on another ends together.
    /// </summary>
    public async Task StopAsync()
    {
        Dictionary<string, Task> ends = [];
        await Task.WhenAll(Parts.Select(EndOf));
        foreach (var proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        _proxies.Clear();

        Task EndOf(Part part)
        {
            if (!ends.TryGetValue(part.Resource.Name, out var end))
            {
                var dependents = Parts.Where(other => other.Resource.Waits.Exists(wait => Covers(part, wait.For)));
                ends[part.Resource.Name] = end = EndAsync(part, [.. dependents.Select(EndOf)]);
            }

            return end;
        }

        static async Task EndAsync(Part part, Task[] dependents)
        {
            await Task.WhenAll(dependents);
            await Task.WhenAll(part.Replicas.Select(replica => replica.StopAsync()));
        }
    }

    /// <summary>The processes of a part, or the one of this name.</summary>
    public IReadOnlyList<Replica> Find(string id) =>
        Parts.FirstOrDefault(part => Same(part.Resource.Name, id))?.Replicas
        ?? [.. Parts.SelectMany(part => part.Replicas).Where(replica => Same(replica.Id, id))];

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(Part part, IResource resource) =>
        ReferenceEquals(part.Resource, resource)
        || (resource is PostgresDatabaseResource database && ReferenceEquals(part.Resource, database.Parent));

    private static bool HasProcess(Resource resource) =>
        resource is ProjectResource or ExecutableResource or ContainerResource;

    private static IRecipe RecipeFor(Resource resource, RunContext context) => resource switch
    {
        ProjectResource project => new ProjectRecipe(project, context),
        ExecutableResource executable => new ExecutableRecipe(executable, context),
        PostgresServerResource server => new PostgresRecipe(server, context),
        RabbitMQServerResource broker => new RabbitMQRecipe(broker, context),
        _ => throw new ExpectedFailureException(
            $"The local host cannot run \"{resource.Name}\" ({resource.GetType().Name})."),
    };

    // While none is well, any: better a slow answer than none.
    private static int[] Best(Part part, int[] ports)
    {
        var healthy = part.Replicas.Where(replica => replica.Snapshot.IsHealthy)
            .Select(replica => ports[replica.Index]).ToArray();
        return healthy.Length > 0 ? healthy : ports;
    }
}
