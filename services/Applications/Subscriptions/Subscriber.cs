using ApecCard.Applications.PublicEvents;
using ApecCard.Contracts;

namespace ApecCard.Applications.Subscriptions;

/// <summary>
/// What another authority's system may hear, as Identity last told. The broker holds its queue to the same; what is
/// read here over HTTP, or replayed into the queue, is held to it by <see cref="Of"/>.
/// </summary>
public sealed class Subscriber
{
    public required Guid Id { get; init; }
    public int Version { get; private set; }

    /// <summary>What it signs in as.</summary>
    public string Name { get; private set; } = "";
    public string Queue { get; private set; } = "";
    public string[] Topics { get; private set; } = [];

    /// <summary>Empty: all.</summary>
    public string[] Economies { get; private set; } = [];

    /// <summary>Empty: all.</summary>
    public string[] Offices { get; private set; } = [];
    public bool IsBlocked { get; private set; }
    public bool IsEnded { get; private set; }

    public void Refresh(SubscriberRegistered registered)
    {
        if (registered.SubscriberVersion > Version)
        {
            (Version, Name, Queue) = (registered.SubscriberVersion, registered.Name, registered.Queue);
            (Topics, Economies, Offices) = (registered.Topics, registered.Economies, registered.Offices);
            (IsBlocked, IsEnded) = (registered.IsBlocked, registered.IsEnded);
        }
    }

    /// <summary>What of all that has a number it may know, in order.</summary>
    public IQueryable<PublicEvent> Of(IQueryable<PublicEvent> events)
    {
        var types = Topics.Select(PublicEventTypes.Of).ToArray();
        return events
            .Where(news => news.Cursor != null && types.Contains(news.Type)
                && (Economies.Length == 0 || news.Economy == null || Economies.Contains(news.Economy))
                && (Offices.Length == 0 || Offices.Contains(news.Office)))
            .OrderBy(news => news.Cursor);
    }
}
