using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.ServiceDefaults;

/// <summary>What a service owes the bus at this moment.</summary>
/// <param name="OwedSince">How long the oldest has waited to be sent; nothing waits, if none.</param>
public sealed record OutboxState(int Messages, DateTimeOffset? OwedSince)
{
    internal static async Task<Ok<OutboxState>> ReadAsync(ServiceDbContext db, CancellationToken ct)
    {
        var messages = await db.Outbox.CountAsync(ct);
        var oldest = await db.Outbox.AsNoTracking().OrderBy(message => message.Id).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new OutboxState(messages, oldest?.OwedSince));
    }
}

public static class OutboxForOperators
{
    public static void MapOutbox(this WebApplication app) =>
        app.MapGet("/outbox", OutboxState.ReadAsync).For(Roles.Operator);
}
