using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Returns;

/// <summary>交卡: an old card that is expected back, for the order that ended it.</summary>
public sealed class CardReturn : IVersioned
{
    /// <summary>Version 7: returns are listed in the order in which they were expected.</summary>
    public required Guid Id { get; init; }
    public required Guid CardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid OrderId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Office { get; init; }

    /// <summary>How the holder said it would come, and where.</summary>
    public required CardReturnMethod Method { get; init; }
    public string? ServicePoint { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>
    /// When the holder is reminded next; not any more once it is back, or was asked for often enough.
    /// </summary>
    public DateTimeOffset? RemindAt { get; private set; }
    public int Reminders { get; private set; }

    public DateTimeOffset? ReceivedAt { get; private set; }
    public string? ReceivedBy { get; private set; }

    /// <summary>How it came, and where, which need not be as it was said.</summary>
    public CardReturnMethod? ReceivedMethod { get; private set; }
    public string? ReceivedAtPoint { get; private set; }
    public uint RowVersion { get; private set; }

    public static CardReturn Of(
        Card card, Guid orderId, CardReturnPlan plan, DateTimeOffset dueAt, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            CardId = card.Id,
            CaseId = card.CaseId,
            OrderId = orderId,
            CaseNumber = card.CaseNumber,
            Office = card.Office,
            Method = plan.Method,
            ServicePoint = plan.ServicePoint,
            DueAt = dueAt,
            RemindAt = dueAt,
        };

    public bool IsOverdue(DateTimeOffset now) => ReceivedAt is null && DueAt <= now;

    /// <exception cref="RuleViolationException">It is back already, or this is another card.</exception>
    public void MustExpect(Card card, string numberRead)
    {
        if (ReceivedAt is not null)
        {
            throw new RuleViolationException("return.already-received", "This card was given back before.");
        }

        if (!string.Equals(numberRead.Trim(), card.Number, StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleViolationException(
                "return.wrong-card", "This is not the card that is owed: read its number again, or give it back.");
        }
    }

    /// <summary>The card is back, and not expected any more.</summary>
    public CardReturned Settle(
        Card card, CardReturnMethod method, string? servicePoint, string by, DateTimeOffset now)
    {
        (ReceivedAt, ReceivedBy, ReceivedMethod, ReceivedAtPoint) = (now, by, method, servicePoint);
        RemindAt = null;
        return card.TellReturned(OrderId, method, now);
    }

    /// <summary>It is late: the holder is reminded when it is due, and then so often and at such intervals.</summary>
    public CardReturnMissed Remind(Card card, DateTimeOffset now)
    {
        Reminders++;
        RemindAt = Reminders < ReturnSettings.Reminders ? now + ReturnSettings.Pause : null;
        return card.Remind(OrderId, Reminders, DueAt, now);
    }
}
