namespace ApecCard.Payments.Reconciliation;

/// <param name="Day">Asia/Shanghai.</param>
/// <param name="IsFinal">The day was over; if not, what came later is not compared yet.</param>
/// <param name="Payments">How many the statement had.</param>
/// <param name="Refunds">How many the statement had.</param>
/// <param name="OpenDifferences">How many of this day nobody has resolved.</param>
public record ComparedDayView(
    DateOnly Day, DateTimeOffset ComparedAt, bool IsFinal, int Payments, int Refunds, int OpenDifferences);
