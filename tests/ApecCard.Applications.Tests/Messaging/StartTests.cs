using ApecCard.Testing;
using Npgsql;

namespace ApecCard.Applications.Tests.Messaging;

/// <summary>Replicas do not wait for one another before they start.</summary>
[Collection(nameof(TheService))]
public class StartTests(ApplicationsService service)
{
    [Fact]
    public async Task Replicas_that_start_at_once_bring_a_new_database_up_to_date_together()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name}");
        var replicas = Enumerable.Range(0, 4).Select(_ => service.WithWebHostBuilder(builder =>
            builder.UseSetting(
                "ConnectionStrings:applicationsdb", $"{TestServers.Postgres};Database={name}"))).ToArray();
        try
        {
            await Task.WhenAll(replicas.Select(replica => Task.Run(() => replica.Services)));
        }
        finally
        {
            await Task.WhenAll(replicas.Select(replica => replica.DisposeAsync().AsTask()));
            await ExecuteAsync($"drop database {name} with (force)");
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{TestServers.Postgres};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
