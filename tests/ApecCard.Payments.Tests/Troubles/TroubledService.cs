using ApecCard.Payments.Checkout;
using ApecCard.Payments.Refunds;
using ApecCard.Testing;
using Microsoft.Extensions.Http;

namespace ApecCard.Payments.Tests.Troubles;

/// <summary>The service on its own port, with the simulator as its provider: each reaches the other by HTTP.</summary>
public sealed class TroubledService : PaymentsService
{
    private readonly int _port = FreePort.Next();

    public SimulatedProvider Simulator { get; } = new();

    /// <summary>Asks the provider now about everything, and gives back what is due back.</summary>
    public async Task MakeRoundsAsync()
    {
        await Later();
        var rounds = Services.GetServices<IHostedService>();
        await rounds.OfType<WatchCheckouts>().Single().DoAllAsync(CancellationToken.None);
        await rounds.OfType<RefundFees>().Single().DoAllAsync(CancellationToken.None);
    }

    public override async Task InitializeAsync()
    {
        UseKestrel(_port);
        await Simulator.StartAsync();
        await base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("services:payment-provider:http:0", Simulator.Url);
        builder.UseSetting("Public:Url", $"http://127.0.0.1:{_port}");
        builder.ConfigureServices(services => services
            .AddSingleton<IStartupFilter, AsTheGatewaySends>()
            // What is tried again at once hides what happened: every trouble shall be seen.
            .ConfigureAll<HttpClientFactoryOptions>(clients => clients.HttpMessageHandlerBuilderActions.Add(handlers =>
            {
                var resilience = handlers.AdditionalHandlers.Single(one => one.GetType().Name == "StandardResilience");
                handlers.AdditionalHandlers.Remove(resilience);
            })));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    private sealed class AsTheGatewaySends : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app => next(app.UsePathBase("/api/payments"));
    }
}
