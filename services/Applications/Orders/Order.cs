using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// One of the four related businesses, ordered on a case: its own way from draft to end. What it does to the card and
/// to the case, the case decides (CaseFile.Orders, Business).
/// </summary>
public sealed class Order : IVersioned
{
    private Order()
    {
    }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public Guid EnterpriseId { get; private init; }
    public OrderKind Kind { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>Who had granted at the click on 提前制卡; the back of the card names who has at production.</summary>
    public string[] GrantsAtClick { get; private init; } = [];

    /// <summary>The card it is about; none before production.</summary>
    public Guid? OldCardId { get; private set; }

    /// <summary>The case's number, a running number of two digits, and the business; a draft has none.</summary>
    public string? Number { get; private set; }

    public OrderState State { get; private set; }

    /// <summary>Since when who has the ball has it.</summary>
    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>How often the enterprise was reminded at the present state.</summary>
    public int Reminders { get; private set; }

    public OrderForm Form { get; private set; } = new();
    public FrozenFile[] Materials { get; private set; } = [];
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Counts the submissions: 1 is the first, each correction makes one more.</summary>
    public int Round { get; private set; }

    public OrderCorrection[] Corrections { get; private set; } = [];
    public GuidanceCall[] Calls { get; private set; } = [];

    public decimal? FeeAmount { get; private set; }
    public string? FeeCurrency { get; private set; }
    public bool FeePaid { get; private set; }
    public bool FeeRefunded { get; private set; }

    /// <summary>The card that was made for it.</summary>
    public Guid? CardId { get; private set; }

    /// <summary>When the old card was handed in.</summary>
    public DateTimeOffset? CardReturnedAt { get; private set; }

    /// <summary>Why the office refused it: one of RefusalReasons.</summary>
    public string? RefusalReason { get; private set; }

    /// <summary>Why it was withdrawn by nobody's wish: one of OrderEnds.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Counts what happened to the order; its messages carry it.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    public Business Business => Business.Of(Kind);

    public bool IsOpen => State is not (OrderState.Completed or OrderState.Refused or OrderState.Withdrawn);

    /// <summary>A cancellation may pre-empt it: nothing was paid for it, and nothing is made.</summary>
    public bool IsPreemptable => IsOpen && !FeePaid && State is not OrderState.InProgress;

    public bool IsForLostCard => Business.TakesCardBack && Form.Reason is OrderReason.CardLost;

    /// <summary>The old card must come back, and has not.</summary>
    public bool OwesCard => Business.TakesCardBack && !IsForLostCard && CardReturnedAt is null;

    public OrderCorrection? OpenCorrection => State is OrderState.InCorrection ? Corrections[^1] : null;

    public string[] UnlockedMaterials => OpenCorrection is { } open ? Pins.Materials(open.Pins) : [];

    public IEnumerable<OrderAction> Available => OrderStates.ForEnterprise.Where(Allows);

    internal static Order Start(CaseFile caseFile, Business business, OrderReason? reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = caseFile.Id,
        EnterpriseId = caseFile.EnterpriseId,
        Kind = business.Kind,
        StartedAt = now,
        WaitingSince = now,
        GrantsAtClick = business.Kind is OrderKind.EarlyProduction ? caseFile.GrantedEconomies : [],
        Form = OrderForm.For(caseFile, business, reason),
    };

    public bool Allows(OrderAction action) => OrderStates.Transitions.ContainsKey((State, action));

    /// <exception cref="RuleViolationException"><c>order.action-not-available</c></exception>
    public void Require(OrderAction action)
    {
        if (!Allows(action))
        {
            throw new RuleViolationException(
                "order.action-not-available", $"{action} is not available: the order is {OrderStates.Chinese(State)}.");
        }
    }

    /// <summary>Throws when it is not any more as it was when its materials were frozen.</summary>
    public void MustBeAsSeen(Order seen)
    {
        if (RowVersion != seen.RowVersion)
        {
            throw new ChangedMeanwhileException();
        }
    }

    /// <summary>A draft may hold mistakes; in a correction, only what is pinned may change.</summary>
    public void SaveForm(OrderForm form)
    {
        Require(OrderAction.EditForm);
        if (OpenCorrection is { } open)
        {
            Pins.MustAllow(open.Pins, Form, form);
        }

        Form = form;
    }

    /// <summary>Says of pinned things why they stay as they are.</summary>
    public void AnswerPins(IReadOnlyDictionary<string, string> answers)
    {
        Require(OrderAction.SubmitCorrection);
        Replace(OpenCorrection! with { Pins = Pins.Answer(OpenCorrection!.Pins, answers) });
    }

    internal void Submit(string number, Guid? oldCardId, FrozenFile[] materials, DateTimeOffset now)
    {
        Take(OrderAction.Submit, now);
        (Number, OldCardId, Materials, SubmittedAt, Round) = (number, oldCardId, materials, now, 1);
    }

    internal void RequestCorrection(IEnumerable<(CorrectionPin Pin, string Reason)> pins, DateTimeOffset at)
    {
        OrderCorrection correction = new(
            Round, [.. pins.Select(one => Pins.Set(one.Pin, one.Reason, Form, Materials))], at, null);
        Take(OrderAction.RequestCorrection, at);
        Corrections = [.. Corrections, correction];
    }

    /// <returns>The fields that read otherwise than before.</returns>
    internal string[] SubmitCorrection(FrozenFile[] materials, DateTimeOffset now)
    {
        Require(OrderAction.SubmitCorrection);
        var pins = Pins.HandIn(OpenCorrection!.Pins, Form, materials);
        Replace(OpenCorrection! with { Pins = pins, SubmittedAt = now });
        Take(OrderAction.SubmitCorrection, now);
        (Materials, Round) = (materials, Round + 1);
        return Pins.ChangedFields(pins);
    }

    /// <returns>False when it was known.</returns>
    internal bool RecordCall(GuidanceCall call)
    {
        if (Calls.Any(known => known.CallId == call.CallId))
        {
            return false;
        }

        Calls = [.. Calls, call];
        Version++;
        return true;
    }

    internal void Refuse(string reason, DateTimeOffset at)
    {
        Take(OrderAction.Refuse, at);
        RefusalReason = reason;
    }

    /// <summary>It ends without being done.</summary>
    internal void End(OrderAction action, string? reason, DateTimeOffset now)
    {
        Take(action, now);
        EndReason = reason;
    }

    internal void RecordCharge(decimal amount, string currency, DateTimeOffset at)
    {
        (FeeAmount, FeeCurrency) = (amount, currency);
        Take(OrderAction.OpenCharge, at);
    }

    internal void RecordPayment(DateTimeOffset at)
    {
        FeePaid = true;
        Take(OrderAction.Start, at);
    }

    internal void RecordRefund()
    {
        FeeRefunded = true;
        Version++;
    }

    internal void RecordCard(Guid cardId)
    {
        CardId = cardId;
        Version++;
    }

    internal void RecordReturn(DateTimeOffset at)
    {
        CardReturnedAt = at;
        Version++;
    }

    internal void Remind()
    {
        Require(OrderAction.Lapse); // only what may lapse is reminded of
        Reminders++;
        Version++;
    }

    internal void Take(OrderAction action, DateTimeOffset now)
    {
        Require(action);
        (State, WaitingSince, Reminders) = (OrderStates.Transitions[(State, action)], now, 0);
        Version++;
    }

    private void Replace(OrderCorrection correction) => Corrections = [.. Corrections[..^1], correction];
}

/// <summary>One return of an order: what was pinned, and when the enterprise had corrected it.</summary>
public sealed record OrderCorrection(int Round, Pin[] Pins, DateTimeOffset RequestedAt, DateTimeOffset? SubmittedAt);
