using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>
/// The administrator lets systems of other authorities hear of what is public: each gets a secret for HTTP and the
/// broker, and a queue of its own with the topics it is allowed.
/// </summary>
public static class KeepSubscribers
{
    private const string Prefix = "subscriber-";

    /// <param name="Organisation">Whose system it is.</param>
    /// <param name="Contact">The mailbox of those who run it.</param>
    /// <param name="Purpose">What the events are used for, and what allows it.</param>
    /// <param name="Topics">At least one of PublicTopics.</param>
    public record Request(
        [Required, MaxLength(200)] string Organisation,
        [Required, EmailAddress, MaxLength(254)] string Contact,
        [Required, MaxLength(1000)] string Purpose,
        [Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> Topics);

    /// <param name="Name">What it signs in as, and its user at the broker.</param>
    /// <param name="Secret">Said only here: hand it to the system's people.</param>
    /// <param name="Queue">Where its events wait at the broker.</param>
    public record Response(string Name, string Secret, string Queue);

    /// <summary>
    /// A new subscriber, under a short name of its own. 400: a name that is not 3 to 30 small letters, digits and
    /// hyphens, or topics that are none; 409 system.name-taken.
    /// </summary>
    public static async Task<Created<Response>> Register(
        [RegularExpression("^[a-z][a-z0-9-]{1,28}[a-z0-9]$")] string name, Request request, Caller caller,
        HttpResponse response, IServiceProvider services, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var (full, secret) = ($"{Prefix}{name}", Secret.New());
        db.Add(SystemClient.Of(full, SubscriptionOf(request), secret));
        db.Audit(caller.Subject, "subscriber.registered", full, clock.GetUtcNow(), reason: request.Purpose);
        await db.SaveUniqueAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created(
            $"/systems/{full}", new Response(full, secret, OutsidersTopology.QueueOfSubscriber(full)));
    }

    /// <summary>Other topics, or another contact. 404: no such subscriber.</summary>
    public static async Task<Results<Ok<SystemView>, NotFound>> Change(
        string name, Request request, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (await FindAsync(name, db, ct) is not { } subscriber)
        {
            return TypedResults.NotFound();
        }

        subscriber.Subscription = SubscriptionOf(request);
        db.Audit(caller.Subject, "subscriber.changed", subscriber.Name, clock.GetUtcNow(), reason: request.Purpose);
        await db.SaveChangesAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        return TypedResults.Ok(SystemView.Of(subscriber, TimeProvider.System.GetUtcNow()));
    }

    /// <summary>
    /// It hears nothing any more: its secret, its user at the broker and its queue, with what waits there, are gone.
    /// 404: no such subscriber.
    /// </summary>
    public static async Task<Results<NoContent, NotFound>> End(
        string name, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await FindAsync(name, db, ct) is not { } subscriber)
        {
            return TypedResults.NotFound();
        }

        db.Remove(subscriber);
        db.Audit(caller.Subject, "subscriber.ended", subscriber.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        return TypedResults.NoContent();
    }

    /// <summary>A subscriber sees what it was registered for.</summary>
    public static async Task<Results<Ok<SystemView>, NotFound>> ShowOwn(
        Caller caller, IdentityDb db, CancellationToken ct) =>
        await db.Systems.AsNoTracking().SingleOrDefaultAsync(one => one.Name == caller.Subject, ct) is { } own
            ? TypedResults.Ok(SystemView.Of(own, TimeProvider.System.GetUtcNow()))
            : TypedResults.NotFound();

    private static Task<SystemClient?> FindAsync(string name, IdentityDb db, CancellationToken ct) =>
        db.Systems.SingleOrDefaultAsync(one => one.Name == Prefix + name && one.Kind == SystemKind.Subscriber, ct);

    private static Subscription SubscriptionOf(Request request) =>
        request.Topics.Except(PublicTopics.All).FirstOrDefault() is { } unknown
            ? throw new InvalidInputException(
                "topics", "subscriber.unknown-topic",
                $"There is no topic {unknown}; there are: {string.Join(", ", PublicTopics.All)}.")
            : new(request.Organisation, request.Contact, request.Purpose, [.. request.Topics.Distinct()]);
}
