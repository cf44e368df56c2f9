using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Review.Orders;

/// <summary>
/// The review of one order on a case (domain §4): one stage, at the case's office. Unlike the first review of an
/// application it is the only one, so it may refuse.
/// </summary>
public sealed class OrderReview : IVersioned
{
    /// <summary>The order's own id.</summary>
    public required Guid Id { get; init; }
    public required string OrderNumber { get; init; }
    public required OrderKind Kind { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Office { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>Codes of the materials that were handed in: what can be pinned.</summary>
    public string[] Materials { get; private set; } = [];
    public OrderReviewState State { get; private set; }

    /// <summary>Counts the submissions: 1 is the first, each correction makes one more.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Version 7 of the due time: its order is the order in which orders are due.</summary>
    public Guid QueuePosition { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When it should be decided; none while it is not open.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The clock stands while the enterprise has the ball: the working days that were left then.</summary>
    public int DaysLeft { get; private set; }
    public string? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public List<OrderAct> History { get; private set; } = [];

    /// <summary>Counts what happened to the review; its messages carry it.</summary>
    public int Version { get; private set; }
    public uint RowVersion { get; private set; }

    /// <param name="days">Working days the review may take.</param>
    public static OrderReview Open(OrderSubmitted submitted, int days, WorkingCalendar calendar, DateTimeOffset now)
    {
        var order = new OrderReview
        {
            Id = submitted.OrderId,
            OrderNumber = submitted.OrderNumber,
            Kind = submitted.Kind,
            CaseId = submitted.CaseId,
            CaseNumber = submitted.CaseNumber,
            Office = submitted.Office,
            EnterpriseId = submitted.EnterpriseId,
            Materials = ItemsOf(submitted.Materials),
            DaysLeft = days,
        };
        order.Enter(calendar, now);
        return order;
    }

    /// <summary>An officer takes the order up; false when it is theirs already.</summary>
    public bool Claim(string officer, DateTimeOffset now)
    {
        if (WhyNotClaim(officer) is { } rule)
        {
            throw rule;
        }

        if (ClaimedBy == officer)
        {
            return false;
        }

        Version++;
        (ClaimedBy, ClaimedAt) = (officer, now);
        Remember(OrderActKind.Claimed, officer, now);
        return true;
    }

    /// <summary>The officer puts the order back into the queue.</summary>
    public void Release(string officer, DateTimeOffset now)
    {
        MustDecide(officer);
        Version++;
        (ClaimedBy, ClaimedAt) = (null, null);
        Remember(OrderActKind.Released, officer, now);
    }

    /// <summary>审核通过.</summary>
    public OrderReviewed Approve(string officer, DateTimeOffset now)
    {
        MustDecide(officer);
        Leave(OrderReviewState.Approved, OrderActKind.Approved, officer, now);
        return new(Id, CaseId, Version, Round, OrderDecision.Approved, null, now);
    }

    /// <summary>不予通过.</summary>
    public OrderReviewed Refuse(string reasonCode, string officer, DateTimeOffset now)
    {
        MustDecide(officer);
        Leave(OrderReviewState.Refused, OrderActKind.Refused, officer, now);
        return new(Id, CaseId, Version, Round, OrderDecision.Refused, reasonCode, now);
    }

    /// <summary>
    /// The officer returns the order, pinning what is to be corrected (退回补正); the clock stands until it is back.
    /// </summary>
    public OrderCorrectionRequested Return(
        CorrectionPin[] pins, string officer, WorkingCalendar calendar, DateTimeOffset now)
    {
        MustDecide(officer);
        if (pins.FirstOrDefault(pin => !CanBePinned(pin)) is { } wrong)
        {
            throw new InvalidInputException(
                "pins", "review.not-correctable", $"{wrong.Target} is nothing that could be corrected.");
        }

        DaysLeft = Math.Max(1, calendar.DaysBetween(now, DueAt!.Value));
        Leave(OrderReviewState.Returned, OrderActKind.Returned, officer, now);
        return new(Id, CaseId, Version, Round, pins, now);
    }

    /// <summary>The enterprise has corrected it: it is back in the queue. Told twice, nothing changes.</summary>
    /// <exception cref="TooEarlyException">It is not known here yet that it was returned.</exception>
    public void Resume(int round, FrozenFile[] materials, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (round <= Round || State is OrderReviewState.Withdrawn)
        {
            return;
        }

        if (State is not OrderReviewState.Returned)
        {
            throw new TooEarlyException($"{OrderNumber} was corrected, but is not known to be returned.");
        }

        Version++;
        (Round, Materials) = (round, ItemsOf(materials));
        Enter(calendar, now);
    }

    /// <summary>The order was taken back: it leaves the queue, unless it was decided before.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        if (State is OrderReviewState.Open or OrderReviewState.Returned)
        {
            MoveTo(OrderReviewState.Withdrawn, now);
        }
    }

    /// <summary>The office telephoned about it; told on the case's timeline.</summary>
    public GuidanceCallRecorded RecordCall(Guid callId, CallOutcome outcome, DateTimeOffset? next, DateTimeOffset now)
    {
        Version++;
        return new(CaseId, Version, callId, outcome, now, next, Id);
    }

    /// <summary>What the officer may do now: the portal's buttons.</summary>
    public bool CanBeClaimedBy(string officer) => ClaimedBy is null && WhyNotClaim(officer) is null;

    public bool CanBeDecidedBy(string officer) => WhyNotDecide(officer) is null;

    private RuleViolationException? WhyNotClaim(string officer) =>
        State is not OrderReviewState.Open ? NotOpen()
        : ClaimedBy is null || ClaimedBy == officer ? null
        : new("review.claimed-by-another", "Another officer has claimed the order: choose another one.");

    private RuleViolationException? WhyNotDecide(string officer) => WhyNotClaim(officer)
        ?? (ClaimedBy is null ? new("review.not-claimed", "Claim the order before you decide on it.") : null);

    private RuleViolationException NotOpen() => new(
        "order.not-in-review", $"The order is {State} and not with the office: choose one from the queue.");

    private void MustDecide(string officer)
    {
        if (WhyNotDecide(officer) is { } rule)
        {
            throw rule;
        }
    }

    private bool CanBePinned(CorrectionPin pin) => pin.Kind is PinKind.Field
        ? PinnableOrderFields.Includes(pin.Target)
        : Materials.Contains(pin.Target);

    private static string[] ItemsOf(FrozenFile[] materials) => [.. materials.Select(file => file.Item).Distinct()];

    private void Remember(OrderActKind kind, string officer, DateTimeOffset now) =>
        History = [.. History, new(kind, officer, now, Round)];

    private void Leave(OrderReviewState state, OrderActKind kind, string officer, DateTimeOffset now)
    {
        Remember(kind, officer, now);
        MoveTo(state, now);
    }

    // Into the queue, with the whole time for it, or with what was left of it.
    private void Enter(WorkingCalendar calendar, DateTimeOffset now)
    {
        (State, ReceivedAt, DueAt) = (OrderReviewState.Open, now, calendar.Add(now, DaysLeft));
        QueuePosition = Guid.CreateVersion7(DueAt.Value);
    }

    private void MoveTo(OrderReviewState state, DateTimeOffset now)
    {
        Version++;
        (State, ReceivedAt, DueAt) = (state, now, null);
        (ClaimedBy, ClaimedAt) = (null, null);
    }
}
