using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Offices;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// When a holder can come to a service point: every half-hour from 9:00 to 17:00, Monday to Friday in Asia/Shanghai, on
/// the next ten of these days. Each has so many places as the office configured for the point.
/// </summary>
public static class Slots
{
    private const int Days = 10;
    private static readonly TimeSpan _opens = TimeSpan.FromHours(9), _closes = TimeSpan.FromHours(17);
    private static readonly TimeSpan _length = TimeSpan.FromMinutes(30);

    /// <summary>The half-hours that have not begun.</summary>
    public static IEnumerable<DateTimeOffset> Offered(DateTimeOffset now) =>
        from day in Enumerable.Range(0, int.MaxValue)
            .Select(days => now.DayInShanghai().AddDays(days))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Take(Days)
        from slot in Enumerable.Range(0, (int)((_closes - _opens) / _length))
        let at = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Clock.Shanghai) + _opens + slot * _length
        where at > now
        select at.ToUniversalTime();

    /// <summary>The places of each half-hour at the point where this card is collected.</summary>
    public static async Task<int> PlacesAsync(this DeliveryDb db, Card card, CancellationToken ct) =>
        (await db.FindChoicesAsync(card.Office, ct))?.ServicePoints.Find(point => point.Code == card.ServicePoint)
            ?.PlacesPerHalfHour ?? ServicePoint.UsualPlaces;

    /// <summary>Cards that are waited for at the point where this card is collected.</summary>
    public static IQueryable<Card> BookedWhere(this DeliveryDb db, Card card)
    {
        var (id, office, point) = (card.Id, card.Office, card.ServicePoint);
        return db.Cards.Where(one => one.Office == office && one.ServicePoint == point && one.Id != id
            && one.State == CardState.Ready && one.AppointmentAt != null);
    }
}
