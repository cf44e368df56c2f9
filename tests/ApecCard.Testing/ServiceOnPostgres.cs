using System.Net.Http.Headers;
using ApecCard.ServiceDefaults;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Xunit;

namespace ApecCard.Testing;

/// <summary>The whole service on a database of its own on a real PostgreSQL, with the bus in memory.</summary>
public abstract class ServiceOnPostgres<TProgram, TDb>(string service) : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
    where TDb : ServiceDbContext
{
    private static readonly CancellationToken _alreadyOver = new(canceled: true); // of what there is, and no waiting

    private static readonly IConfiguration _settings = new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("PersonalData:Key", "a key for tests only"),
        new("PersonalData:IndexKey", "another key for tests only"),
    ]).Build();

    private static readonly PersonalDataInDatabase _keys = new(new(new(_settings)), new(_settings));

    private readonly string _database = $"{TestServers.Postgres};Database=test_{Guid.NewGuid():N}";

    public IBus Bus => Services.GetRequiredService<IBus>();

    /// <summary>
    /// What is committed is sent a moment later. The harness itself waits no more once it has found the bus idle.
    /// </summary>
    public async Task<bool> IsPublished<T>(Func<T, bool> such) where T : class
    {
        var published = Services.GetTestHarness().Published;
        for (var end = DateTime.UtcNow.AddSeconds(3); DateTime.UtcNow < end; await Task.Delay(20))
        {
            if (published.Select<T>(_alreadyOver).Any(one => such(one.Context.Message)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A client that is signed in with this role.</summary>
    public HttpClient As(
        string role, Guid? enterpriseId = null, string? office = null, string? subject = null, string? economy = null,
        string? alsoRole = null, DateTimeOffset? provedAt = null)
    {
        var client = CreateClient();
        var token = TestTokens.Of(
            role, subject ?? Guid.NewGuid().ToString(), enterpriseId, office, economy, alsoRole, provedAt);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Anonymous() => CreateClient();

    /// <summary>Reads every figure that operators watch, as the service does: which there are.</summary>
    public async Task<IReadOnlyList<string>> ReadFiguresAsync()
    {
        var figures = Services.GetServices<Figure>().ToList();
        foreach (var figure in figures)
        {
            await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(figure.Sql);
            await using var rows = await command.ExecuteReaderAsync();
            var value = rows.GetFieldType(rows.GetOrdinal("value"));
            Assert.Contains(value, (Type[])[typeof(long), typeof(int), typeof(decimal), typeof(double)]);
        }

        return [.. figures.Select(figure => figure.Name)];
    }

    // Not the service's own: it is needed before the service starts and after it has stopped.
    public TDb OpenDatabase() => (TDb)Activator.CreateInstance(
        typeof(TDb),
        new DbContextOptionsBuilder<TDb>().UseNpgsql(_database).UsePersonalData(_keys).ConfigureWarnings(Many).Options)!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting($"ConnectionStrings:{service}db", _database);
        builder.UseConfiguration(_settings);
        builder.ConfigureServices(services => services
            .ConfigureDbContext<TDb>(options => options.ConfigureWarnings(Many))
            .PostConfigure<JwtBearerOptions>(
                JwtBearerDefaults.AuthenticationScheme,
                bearer => bearer.TokenValidationParameters.IssuerSigningKey = TestTokens.Key));
        ConfigureBus(builder);
    }

    // Of what is a mistake in one service there are many here, with keys of their own: services in one process.
    private static void Many(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning);

    protected virtual void ConfigureBus(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddMassTransitTestHarness());

    public virtual Task InitializeAsync()
    {
        _ = Services; // starts the service, which brings its schema up to date
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await using var db = OpenDatabase();
        await db.Database.EnsureDeletedAsync();
    }
}
