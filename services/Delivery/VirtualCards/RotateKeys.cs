using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>Publishes the first key when the service starts for the first time, and each next one in time.</summary>
public sealed class RotateKeys(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RotateKeys> logger)
    : Rounds(TimeSpan.FromMinutes(1), logger)
{
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<VirtualCardKeys>().RotateAsync(clock.GetUtcNow(), ct);
        return false;
    }
}
