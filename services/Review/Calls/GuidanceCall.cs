using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.Orders;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Calls;

/// <summary>
/// 电话指导: the office telephones the enterprise whose case or order was returned, and advises. A task until somebody
/// was advised, or it is not needed any more; the resubmission never waits for it (S1).
/// </summary>
public sealed class GuidanceCall
{
    /// <summary>Version 7 of the time of the next call: tasks are done in that order.</summary>
    public Guid QueuePosition { get; private set; }
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>The order it is about; none when it is about the application.</summary>
    public Guid? OrderId { get; init; }
    public string? OrderNumber { get; init; }
    public required string Office { get; init; }
    public required ReviewStage Stage { get; init; }
    public required int Round { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset NextCallAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public List<CallAttempt> Attempts { get; private set; } = [];

    public static GuidanceCall Open(ReviewCase review, ReviewStage stage, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = review.Id,
        CaseNumber = review.CaseNumber,
        Office = review.Office,
        Stage = stage,
        Round = review.Round,
        OpenedAt = now,
        NextCallAt = now,
        QueuePosition = Guid.CreateVersion7(now),
    };

    public static GuidanceCall Open(OrderReview order, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = order.CaseId,
        CaseNumber = order.CaseNumber,
        OrderId = order.Id,
        OrderNumber = order.OrderNumber,
        Office = order.Office,
        Stage = ReviewStage.PreliminaryReview, // the desk that reviews orders
        Round = order.Round,
        OpenedAt = now,
        NextCallAt = now,
        QueuePosition = Guid.CreateVersion7(now),
    };

    /// <param name="advice">Encrypted: it is about a person.</param>
    /// <param name="phone">Another number than the case's, encrypted.</param>
    public CallAttempt Record(
        string officer, CallOutcome outcome, byte[]? advice, byte[]? phone, DateTimeOffset? nextCallAt,
        DateTimeOffset now)
    {
        if (DoneAt is not null)
        {
            throw new RuleViolationException("call.done", "This call is done, or not needed any more.");
        }

        CallAttempt attempt = new(Guid.CreateVersion7(now), Id, officer, now, outcome, advice, phone, nextCallAt);
        Attempts.Add(attempt);
        if (outcome is CallOutcome.Advised)
        {
            DoneAt = now;
        }
        else
        {
            NextCallAt = nextCallAt ?? now.AddHours(4);
            QueuePosition = Guid.CreateVersion7(NextCallAt);
        }

        return attempt;
    }

    public void End(DateTimeOffset now) => DoneAt ??= now;
}

/// <summary>One time the office telephoned.</summary>
/// <param name="Advice">Encrypted.</param>
/// <param name="Phone">Encrypted; null when it was the case's own.</param>
public sealed record CallAttempt(
    Guid Id, Guid CallId, string Officer, DateTimeOffset At, CallOutcome Outcome, byte[]? Advice, byte[]? Phone,
    DateTimeOffset? NextCallAt);

public static class CallsExtensions
{
    /// <summary>
    /// What is still to be telephoned about the case is not needed any more; what is about its orders may be.
    /// </summary>
    public static Task EndCallsAsync(this ReviewDb db, Guid caseId, DateTimeOffset now, CancellationToken ct) =>
        db.Calls.Where(call => call.CaseId == caseId && call.OrderId == null).EndAsync(now, ct);

    /// <summary>The same about an order.</summary>
    public static Task EndCallsOfOrderAsync(this ReviewDb db, Guid orderId, DateTimeOffset now, CancellationToken ct) =>
        db.Calls.Where(call => call.OrderId == orderId).EndAsync(now, ct);

    private static async Task EndAsync(this IQueryable<GuidanceCall> calls, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var call in await calls.Where(call => call.DoneAt == null).ToListAsync(ct))
        {
            call.End(now);
        }
    }
}
