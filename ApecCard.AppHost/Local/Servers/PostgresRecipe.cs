using Npgsql;

namespace ApecCard.AppHost.Local;

/// <summary>An installed PostgreSQL on a data directory of our own, on loopback, with a generated password.</summary>
internal sealed class PostgresRecipe(PostgresServerResource server, RunContext context) : IRecipe
{
    private readonly Lazy<string> _programs = new(PostgresInstallation.FindPrograms);

    // A probe of its own connection string: pooled connections would outlive what they are asked about.
    private string ConnectionString =>
        $"Host=127.0.0.1;Port={server.Port};Username={server.UserName};Password={server.PasswordParameter.Value};"
        + "Database=postgres;Pooling=false;Timeout=3;SSL Mode=Disable";

    private string Home => Path.Combine(context.ServersDirectory, server.Name);

    private string Data => Path.Combine(Home, "data");

    // Fast shutdown; for a test's data the immediate one.
    public Signal StopSignal => context.Settings.Temporary ? Signal.Quit : Signal.Interrupt;

    public async Task<ChildCommand> PrepareAsync(Replica replica, CancellationToken cancellationToken)
    {
        var user = ServiceUser.For("postgres");
        ServiceUser.MakeDirectory(Home, user);
        if (!File.Exists(Path.Combine(Data, "PG_VERSION")))
        {
            await new PostgresCluster(_programs.Value, Home, Data, user, context.Settings)
                .CreateAsync(server.UserName, server.PasswordParameter.Value, replica.Log.Write, cancellationToken);
        }

        string[] settings =
        [
            $"port={server.Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300",
            "track_commit_timestamp=on", $"shared_buffers={(context.Settings.Temporary ? "64MB" : "256MB")}",
            .. context.Settings.Temporary ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
                : Array.Empty<string>(),
        ];
        return new ChildCommand(
            Path.Combine(_programs.Value, "postgres"),
            ["-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })], Home)
        {
            User = user,
            DeathSignal = "INT",
            Environment = new Dictionary<string, string?> { ["LC_MESSAGES"] = "C", ["PGDATA"] = null },
        };
    }

    public async Task<string?> WhatIsWrongAsync(Replica replica, CancellationToken cancellationToken)
    {
        if (!await HttpProbe.AcceptsAsync(server.Port, cancellationToken))
        {
            return $"{HttpProbe.NotListening} on port {server.Port} yet";
        }

        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return null;
        }
        catch (NpgsqlException e)
        {
            return e.Message;
        }
    }

    public async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        HashSet<string> there = [];
        await using (var names = new NpgsqlCommand("select datname from pg_database", connection))
        await using (var reader = await names.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                there.Add(reader.GetString(0));
            }
        }

        foreach (var database in server.Databases.Where(database => !there.Contains(database.DatabaseName)))
        {
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName);
#pragma warning disable CA2100 // quoted, and from AppHost.cs
            await using var create = new NpgsqlCommand($"create database {name}", connection);
#pragma warning restore CA2100
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
