using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// A finance officer wants a fee, or a part of it, to be given back; another one approves it [P]. Its id is the key
/// under which the provider is asked: once.
/// </summary>
public sealed class Refund : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ChargeId { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reason { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    public RefundState State { get; private set; }

    /// <summary>Who approved, refused or withdrew it.</summary>
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused or withdrawn.</summary>
    public string? DecisionReason { get; private set; }
    public DateTimeOffset? GivenAt { get; private set; }

    /// <summary>The provider's number of the refund.</summary>
    public string? ProviderRefundId { get; private set; }

    /// <summary>How often the provider was asked in vain.</summary>
    public int Failures { get; private set; }

    /// <summary>When the provider is asked (again), in the machine's own time.</summary>
    public DateTimeOffset? TryAt { get; private set; }

    public uint RowVersion { get; private set; }

    /// <param name="waiting">What is asked for already and not decided.</param>
    /// <exception cref="RuleViolationException">refund.not-paid, refund.more-than-paid.</exception>
    public static Refund Ask(
        Charge charge, decimal amount, decimal waiting, string reason, string officer, DateTimeOffset now)
    {
        charge.MustBeRefundable(amount + waiting);
        return new()
        {
            ChargeId = charge.Id,
            Amount = amount,
            Currency = charge.Currency,
            Reason = reason,
            AskedBy = officer,
            AskedAt = now,
        };
    }

    /// <summary>What this officer may do with it.</summary>
    public IEnumerable<RefundAction> ActionsOf(string officer) =>
        Enum.GetValues<RefundAction>().Where(action => WhyNot(action, officer) is null);

    /// <exception cref="RuleViolationException">
    /// refund.decided, refund.same-officer, refund.not-paid, refund.more-than-paid.
    /// </exception>
    public void Approve(Charge charge, string officer, DateTimeOffset now)
    {
        Decide(RefundAction.Approve, RefundState.Approved, officer, reason: null, now);
        charge.ApproveRefund(Amount, now);
        TryAt = DateTimeOffset.UnixEpoch; // at once
    }

    /// <exception cref="RuleViolationException">refund.decided, refund.same-officer.</exception>
    public void Refuse(string officer, string reason, DateTimeOffset now) =>
        Decide(RefundAction.Refuse, RefundState.Refused, officer, reason, now);

    /// <exception cref="RuleViolationException">refund.decided, refund.other-officer.</exception>
    public void Withdraw(string officer, string reason, DateTimeOffset now) =>
        Decide(RefundAction.Withdraw, RefundState.Withdrawn, officer, reason, now);

    /// <summary>The provider has given it back.</summary>
    /// <returns>What is told when all of the charge is given back.</returns>
    public FeeRefunded? Give(Charge charge, Movement given, DateTimeOffset now)
    {
        (State, ProviderRefundId, GivenAt, TryAt) = (RefundState.Given, given.Reference, now, null);
        return charge.GiveBack(Amount, given, now);
    }

    /// <summary>The provider did not give it back: asked again, after pauses that grow.</summary>
    public void Postpone(DateTimeOffset machineNow)
    {
        TryAt = machineNow + RefundPauses.After(Failures);
        Failures++;
    }

    private void Decide(RefundAction action, RefundState state, string officer, string? reason, DateTimeOffset now)
    {
        if (WhyNot(action, officer) is { } rule)
        {
            throw rule;
        }

        (State, DecidedBy, DecidedAt, DecisionReason) = (state, officer, now, reason);
    }

    private RuleViolationException? WhyNot(RefundAction action, string officer) =>
        State is not RefundState.Asked
            ? new("refund.decided", "This refund is decided already.")
        : action is RefundAction.Withdraw && officer != AskedBy
            ? new("refund.other-officer", "Only who asked for a refund takes it back.")
        : action is not RefundAction.Withdraw && officer == AskedBy
            ? new("refund.same-officer", "Another officer than the one who asked for it decides.")
        : null;
}

public enum RefundState
{
    /// <summary>Another officer decides.</summary>
    Asked,

    /// <summary>To be given back; the provider has not said yet that it was.</summary>
    Approved,
    Refused,
    Withdrawn,

    /// <summary>The provider has given it back.</summary>
    Given,
}

public enum RefundAction
{
    Approve,
    Refuse,
    Withdraw,
}
