namespace ApecCard.AppHost.Local;

/// <summary>Where the installed RabbitMQ and Erlang's registry are.</summary>
internal sealed record RabbitMQInstallation(string Server, string Registry)
{
    private const string DebianDirectory = "/usr/lib/rabbitmq/lib";

    private static readonly string[] _registries = ["/usr/bin/epmd", "/usr/lib/erlang/bin/epmd"];

    // The wrappers in /usr/sbin insist on the system-wide broker's user and settings.
    public static RabbitMQInstallation Find()
    {
        var server = Directory.Exists(DebianDirectory)
            ? Directory.EnumerateDirectories(DebianDirectory, "rabbitmq_server-*")
                .Select(directory => Path.Combine(directory, "sbin", "rabbitmq-server")).Where(File.Exists)
                .Order().LastOrDefault()
            : null;
        var registry = _registries.FirstOrDefault(File.Exists);
        return server is not null && registry is not null
            ? new RabbitMQInstallation(server, registry)
            : throw new ExpectedFailureException(
                $"There is no RabbitMQ server in {DebianDirectory}: apt-get install rabbitmq-server.");
    }
}
