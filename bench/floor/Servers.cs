using Npgsql;
using RabbitMQ.Client;

namespace ApecCard.Floor;

/// <summary>The connections to the servers that ApecCard uses, too.</summary>
internal sealed class Servers(NpgsqlDataSource database, IConnection broker) : IAsyncDisposable
{
    public const string Queue = "floor-cases";

    public NpgsqlDataSource Database => database;

    public IConnection Broker => broker;

    public static async Task<Servers> ConnectAsync()
    {
        var database = NpgsqlDataSource.Create(
            $"{Setting("FLOOR_DATABASE")};Maximum Pool Size=40;Max Auto Prepare=20;Auto Prepare Min Usages=2");
        var broker = await new ConnectionFactory { Uri = new(Setting("FLOOR_BROKER")) }.CreateConnectionAsync();
        await using var setup = await broker.CreateChannelAsync();
        await setup.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        return new(database, broker);
    }

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        await database.DisposeAsync();
    }

    private static string Setting(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
}

internal sealed record Submission(int Company, string Applicant, string Passport);

internal sealed record Submitted(Guid Id, int Company);
