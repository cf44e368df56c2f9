namespace ApecCard.AppHost.Local;

/// <summary>What Aspire runs as a container and the local host as an installed server.</summary>
public abstract class ContainerResource(string name) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport;

public enum ContainerLifetime
{
    Session,
    Persistent,
}

public sealed class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    private readonly Endpoint _tcp;

    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password, int? port)
        : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
        Endpoints.Add(_tcp = new Endpoint("tcp", "tcp", port));
    }

    public ParameterResource? UserNameParameter { get; }

    public ParameterResource PasswordParameter { get; }

    internal List<PostgresDatabaseResource> Databases { get; } = [];

    internal string UserName => UserNameParameter?.Value ?? "postgres";

    internal int Port => _tcp.Port;

    internal string ConnectionString =>
        $"Host=localhost;Port={Port};Username={UserName};Password={PasswordParameter.Value}";

    internal override IEnumerable<(string Name, string Value)> ConnectionProperties =>
    [
        ("HOST", "localhost"), ("PORT", $"{Port}"), ("USERNAME", UserName), ("PASSWORD", PasswordParameter.Value),
        ("URI", Uri), ("JDBCCONNECTIONSTRING", $"jdbc:postgresql://localhost:{Port}"),
    ];

    internal string Uri =>
        $"postgresql://{UserName}:{System.Uri.EscapeDataString(PasswordParameter.Value)}@localhost:{Port}";

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        new(ConnectionString);
}

public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource parent)
    : Resource(name), IResourceWithConnectionString
{
    public string DatabaseName { get; } = databaseName;

    public PostgresServerResource Parent { get; } = parent;

    internal string ConnectionString => $"{Parent.ConnectionString};Database={DatabaseName}";

    internal override IEnumerable<(string Name, string Value)> ConnectionProperties =>
    [
        .. Parent.ConnectionProperties.Where(property => property.Name is not ("URI" or "JDBCCONNECTIONSTRING")),
        ("DATABASENAME", DatabaseName), ("URI", $"{Parent.Uri}/{DatabaseName}"),
        ("JDBCCONNECTIONSTRING", $"jdbc:postgresql://localhost:{Parent.Port}/{DatabaseName}"),
    ];

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        new(ConnectionString);
}

public sealed class RabbitMQServerResource : ContainerResource, IResourceWithConnectionString
{
    private readonly Endpoint _tcp;

    internal RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password, int? port)
        : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
        Endpoints.Add(_tcp = new Endpoint("tcp", "tcp", port));
    }

    public ParameterResource? UserNameParameter { get; }

    public ParameterResource PasswordParameter { get; }

    internal string UserName => UserNameParameter?.Value ?? "guest";

    internal int Port => _tcp.Port;

    internal Endpoint? Management => Endpoints.FirstOrDefault(endpoint => endpoint.Name == "management");

    /// <summary>Erlang's own: the node's port, and that of the registry (epmd) which only this node uses.</summary>
    internal int DistributionPort { get; set; }

    internal int RegistryPort { get; set; }

    internal string ConnectionString =>
        $"amqp://{Uri.EscapeDataString(UserName)}:{Uri.EscapeDataString(PasswordParameter.Value)}@localhost:{Port}";

    internal override IEnumerable<(string Name, string Value)> ConnectionProperties =>
    [
        ("HOST", "localhost"), ("PORT", $"{Port}"), ("USERNAME", UserName), ("PASSWORD", PasswordParameter.Value),
        ("URI", ConnectionString),
    ];

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        new(ConnectionString);
}
