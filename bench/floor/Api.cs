using System.Text.Json;
using Npgsql;

namespace ApecCard.Floor;

/// <summary>Takes applications: each is one transaction with its outbox row.</summary>
internal static class Api
{
    public static async Task RunAsync(Servers servers)
    {
        await CreateTablesAsync(servers.Database);
        var relay = new Relay(servers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapPost("/applications", async (Submission submission) =>
        {
            var id = Guid.CreateVersion7();
            await SaveAsync(servers.Database, id, submission);
            relay.Call();
            return Results.Accepted($"/applications/{id}");
        });
        await app.StartAsync();
        Console.WriteLine($"ready at {app.Urls.Single()}");
        await relay.RunAsync();
    }

    private static async Task CreateTablesAsync(NpgsqlDataSource database)
    {
        await using var tables = database.CreateCommand("""
            create table if not exists app(
                id uuid primary key, company_id int, form jsonb, created_at timestamptz default clock_timestamp());
            create table if not exists outbox(
                seq bigint generated always as identity primary key, message_id uuid not null, body bytea not null)
            """);
        await tables.ExecuteNonQueryAsync();
    }

    private static async Task SaveAsync(NpgsqlDataSource database, Guid id, Submission submission)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("insert into app(id, company_id, form) values ($1, $2, $3::jsonb)")
                {
                    Parameters =
                    {
                        new() { Value = id },
                        new() { Value = submission.Company },
                        new() { Value = JsonSerializer.Serialize(submission) },
                    },
                },
                new("insert into outbox(message_id, body) values ($1, $2)")
                {
                    Parameters =
                    {
                        new() { Value = Guid.CreateVersion7() },
                        new() { Value = JsonSerializer.SerializeToUtf8Bytes(new Submitted(id, submission.Company)) },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }
}
