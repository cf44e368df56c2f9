using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Gateway.Sessions;

/// <summary>A session has ended, wherever: its token is not used here any more.</summary>
public sealed class WhenSessionRevoked(SessionTokens tokens) : IConsumer<SessionRevoked>
{
    public Task Consume(ConsumeContext<SessionRevoked> context)
    {
        tokens.Forget(context.Message.SessionId);
        return Task.CompletedTask;
    }
}
