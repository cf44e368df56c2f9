using ApecCard.Simulators;
using ApecCard.Simulators.PaymentProvider;

namespace ApecCard.Payments.Tests.Troubles;

/// <summary>The simulator of the payment provider, in this process and over real HTTP.</summary>
public sealed class SimulatedProvider : IAsyncDisposable
{
    private readonly WebApplication _app;

    public SimulatedProvider(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Merchant:Secret"] = PaymentsService.Secret;
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Services.AddSingleton<Behaviour>().AddSingleton<SigningKey>().AddHttpClient();
        var map = PaymentProviderSimulator.Add(builder);
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        map(_app);
    }

    public string Url => _app.Urls.Single();

    public Behaviour Behaviour => _app.Services.GetRequiredService<Behaviour>();

    public Checkouts Checkouts => _app.Services.GetRequiredService<Checkouts>();

    public Callbacks Callbacks => _app.Services.GetRequiredService<Callbacks>();

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
