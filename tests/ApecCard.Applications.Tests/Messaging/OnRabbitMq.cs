using System.Collections.Concurrent;
using ApecCard.Testing;
using MassTransit;

namespace ApecCard.Applications.Tests.Messaging;

/// <summary>The whole service on a real PostgreSQL and a real RabbitMQ.</summary>
public sealed class OnRabbitMq : ApplicationsService
{
    public Deliveries Deliveries { get; } = new();

    protected override void ConfigureBus(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:messaging", TestServers.RabbitMq);
        builder.UseSetting("Messaging:RedeliverAfter:0", "00:00:01");
        builder.UseSetting("Messaging:RedeliverAfter:1", "00:00:02");
    }

    public override async Task InitializeAsync()
    {
        await Broker.ForgetQueuesOf<ApplicationsDb>("applications"); // an earlier run's failures are none of this one's
        await base.InitializeAsync();
        Bus.ConnectReceiveObserver(Deliveries);
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
    }
}

/// <summary>How often the broker brought each message, whatever became of it.</summary>
public sealed class Deliveries : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, int> _count = new();

    public int Of(Guid messageId) => _count.GetValueOrDefault(messageId);

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Count(context);

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Count(context);

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    private Task Count(ReceiveContext context)
    {
        _count.AddOrUpdate(context.GetMessageId()!.Value, 1, (_, count) => count + 1);
        return Task.CompletedTask;
    }
}
