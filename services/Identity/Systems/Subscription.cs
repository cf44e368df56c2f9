using ApecCard.Contracts;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>What a subscriber hears, and why.</summary>
/// <param name="Id">Of this registration: a later one under the same name is another.</param>
/// <param name="Version">Counts its changes.</param>
/// <param name="Organisation">Whose system it is.</param>
/// <param name="Contact">The mailbox of those who run it.</param>
/// <param name="Purpose">What the events are used for.</param>
/// <param name="Topics">Of <see cref="PublicTopics"/>.</param>
/// <param name="Economies">Whose decisions it hears (ISO 3166-1 alpha-3); empty: everybody's.</param>
/// <param name="Offices">Of which offices' cases it hears; empty: of all.</param>
/// <param name="IsBlocked">It hears nothing until that is over; its queue stays.</param>
public sealed record Subscription(
    Guid Id, int Version, string Organisation, string Contact, string Purpose, string[] Topics, string[] Economies,
    string[] Offices, bool IsBlocked = false)
{
    /// <summary>
    /// The routing keys it asks for, of <c>abtc.&lt;subject&gt;.&lt;event&gt;.&lt;economy or -&gt;.&lt;office&gt;</c>:
    /// what is no economy's in particular is for everybody.
    /// </summary>
    public IEnumerable<string> RoutingKeys() =>
        from topic in Topics
        from economy in Economies is [] ? ["*"] : Economies.Select(one => one.ToLowerInvariant()).Append("-")
        from office in Offices is [] ? ["*"] : Offices
        select $"{topic}.{economy}.{office}";

    /// <summary>What the other services are told of it.</summary>
    public SubscriberRegistered Tell(string name, bool isEnded = false) => new(
        Id, Version, name, OutsidersTopology.QueueOfSubscriber(name), Topics, Economies, Offices, IsBlocked, isEnded);
}

public static class FindSubscribers
{
    /// <summary>Held until the transaction ends: its changes are counted.</summary>
    /// <param name="name">The short one, that an administrator chose.</param>
    public static Task<SystemClient?> LockSubscriberAsync(this IdentityDb db, string name, CancellationToken ct) =>
        db.Systems.FromSql($"""
            select * from "Systems"
            where "Name" = {OutsidersTopology.UserOfSubscriber(name)} and "Kind" = {nameof(SystemKind.Subscriber)}
            for update
            """).SingleOrDefaultAsync(ct);
}
