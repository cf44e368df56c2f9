using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Subscriptions;

/// <summary>A subscriber tries whether it hears.</summary>
public static class SendTestEvent
{
    /// <param name="Id">Of the event that is in the queue now.</param>
    public record Response(Guid Id);

    /// <summary>
    /// Puts an event of type <c>abtc.test</c> into the caller's queue: about no case, with the sequence and cursor 0.
    /// 503 broker.away: try again later.
    /// </summary>
    public static async Task<Accepted<Response>> Handle(
        Caller caller, ApplicationsDb db, ISubscribersQueues queues, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var letter = PublicLetter.Test(clock.GetUtcNow());
        try
        {
            await queues.SendAsync(subscriber.Queue, [letter], ct);
        }
        catch (Exception e) when (PublicExchange.IsAway(e, ct))
        {
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "broker.away",
                "The queue cannot be reached at the moment. Try again in a minute.");
        }

        return TypedResults.Accepted((string?)null, new Response(letter.Id));
    }
}
