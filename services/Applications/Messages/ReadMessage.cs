using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Messages;

/// <summary>Somebody has read a message; a second time changes nothing.</summary>
public static class ReadMessage
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid messageId, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Messages.For(caller).SingleOrDefaultAsync(one => one.Id == messageId, ct) is not { } message)
        {
            return TypedResults.NotFound();
        }

        message.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
