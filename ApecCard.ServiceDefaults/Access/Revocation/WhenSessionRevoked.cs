using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.ServiceDefaults;

/// <summary>A session has ended, wherever: its tokens are refused here from now on.</summary>
public sealed class WhenSessionRevoked(RevokedSessions revoked) : IConsumer<SessionRevoked>
{
    private const string QueuePrefix = "sessions-ended-";

    public Task Consume(ConsumeContext<SessionRevoked> context)
    {
        revoked.Add(context.Message.SessionId);
        return Task.CompletedTask;
    }

    /// <summary>Every replica hears it on a queue of its own, which goes when the replica goes.</summary>
    internal static void AddTo(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<WhenSessionRevoked>().Endpoint(endpoint =>
        {
            endpoint.Temporary = true;
            endpoint.Name = $"{QueuePrefix}{Guid.NewGuid():N}";
        });
        bus.AddReceiveEndpointObserver<BrokerWatch>();
    }

    /// <summary>Whether it is such a queue: it survives nothing, and what it says may be heard twice.</summary>
    internal static bool IsHeardOn(string queue) => queue.StartsWith(QueuePrefix, StringComparison.Ordinal);

    /// <summary>Notices when the queue was away: what was said meanwhile must be asked for.</summary>
    private sealed class BrokerWatch(RevocationsHeard heard) : IReceiveEndpointObserver
    {
        public Task Ready(ReceiveEndpointReady ready) => Note(ready.InputAddress, isThere: true);

        public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

        public Task Completed(ReceiveEndpointCompleted completed) => Note(completed.InputAddress, isThere: false);

        public Task Faulted(ReceiveEndpointFaulted faulted) => Note(faulted.InputAddress, isThere: false);

        private Task Note(Uri queue, bool isThere)
        {
            if (IsHeardOn(queue.Segments[^1]))
            {
                heard.Note(isThere);
            }

            return Task.CompletedTask;
        }
    }
}
