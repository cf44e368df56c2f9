using ApecCard.Audit;
using ApecCard.Testing;
using MassTransit;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApecCard.ServiceDefaults.Tests.Auditing;

/// <summary>
/// A service with nothing but what all have, on a database of its own; it seals fifty times a second.
/// </summary>
public sealed class AuditedService : IAsyncDisposable
{
    public const string Name = "audited";

    private readonly string _database = $"{TestServers.Postgres};Database=test_{Guid.NewGuid():N}";
    private readonly List<WebApplication> _replicas = [];

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("au-anchors-");

    public string AnchorFile => Path.Combine(Folder.FullName, $"{Name}.anchors.jsonl");

    public TestServer Server => _replicas[0].GetTestServer();

    public sealed class Db(DbContextOptions<Db> options) : ServiceDbContext(options);

    public static async Task<AuditedService> StartAsync(int replicas = 1)
    {
        var service = new AuditedService();
        await using (var db = service.OpenDatabase())
        {
            await db.Database.EnsureCreatedAsync();
        }

        for (var replica = 0; replica < replicas; replica++)
        {
            await service.StartReplicaAsync();
        }

        return service;
    }

    public async Task StartReplicaAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration[$"ConnectionStrings:{Name}db"] = _database;
        builder.Configuration["Audit:AnchorFolder"] = Folder.FullName;
        builder.Configuration["Audit:SealEvery"] = "00:00:00.020";
        builder.Configuration["Metrics:From:0"] = "10.0.0.0/8";
        builder.Configuration["Identity:Url"] = "http://nowhere.example";
        builder.AddServiceDefaults();
        builder.AddDatabaseAndBus<Db>(Name);
        builder.Services.AddMassTransitTestHarness();
        builder.Services.PostConfigure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme,
            bearer => bearer.TokenValidationParameters.IssuerSigningKey = TestTokens.Key);
        var replica = builder.Build();
        replica.MapDefaultEndpoints();
        replica.MapAudit();
        replica.MapOutbox();
        await replica.StartAsync();
        _replicas.Add(replica);
    }

    public async Task StopReplicasAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        _replicas.Clear();
    }

    public Db OpenDatabase() => new(new DbContextOptionsBuilder<Db>().UseNpgsql(_database).Options);

    public async Task WriteAsync(int entries, string actor = "somebody", DateTimeOffset? at = null)
    {
        await using var db = OpenDatabase();
        for (var entry = 0; entry < entries; entry++)
        {
            db.Audit(
                actor, "thing.done", $"thing {entry} 东西", at ?? DateTimeOffset.UtcNow, entry % 2 == 0 ? "因为" : null);
        }

        await db.SaveChangesAsync();
    }

    public async Task SealedAsync(int entries)
    {
        await using var db = OpenDatabase();
        await Eventually.Is(
            async () => await db.AuditEntries.CountAsync(e => e.Position != null) == entries, seconds: 30);
        await Eventually.Is(
            () => File.Exists(AnchorFile)
                && File.ReadAllText(AnchorFile).Contains($"\"position\":{entries},", StringComparison.Ordinal));
    }

    public HttpClient As(string role)
    {
        var http = _replicas[0].GetTestClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", TestTokens.Of(role, "auditor"));
        return http;
    }

    public async Task TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the anchors, exports and verifies: the exit code and what was said.</summary>
    public async Task<(int Code, string Said)> VerifyAsync(bool withHeads = false)
    {
        var folder = Folder.CreateSubdirectory($"export {Guid.NewGuid():N}").FullName;
        File.Copy(AnchorFile, Path.Combine(folder, Path.GetFileName(AnchorFile)));
        if (withHeads)
        {
            await SaveAsync("/audit/heads", Path.Combine(folder, $"{Name}.heads.jsonl"));
        }

        return await VerifyAsync(await SaveAsync("/audit/export", Path.Combine(folder, $"{Name}.audit.jsonl")));
    }

    public static async Task<(int Code, string Said)> VerifyAsync(string file)
    {
        using var said = new StringWriter();
        var code = await AuditCommand.RunAsync(["verify", file], said, said);
        return (code, said.ToString());
    }

    public async Task<string> SaveAsync(string path, string file)
    {
        await using var copy = File.Create(file);
        await (await As(Roles.Operator).GetStreamAsync(path)).CopyToAsync(copy);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await StopReplicasAsync();
        await using var db = OpenDatabase();
        await db.Database.EnsureDeletedAsync();
        Folder.Delete(recursive: true);
    }
}
