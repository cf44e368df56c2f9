namespace ApecCard.Payments.Reconciliation;

/// <summary>A day (Asia/Shanghai) whose statement was compared with our ledger, last when it was.</summary>
public sealed class ComparedDay
{
    public required DateOnly Day { get; init; }
    public DateTimeOffset ComparedAt { get; private set; }

    /// <summary>The day was over when the statement was made: it is not compared again by itself.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>How many payments and refunds the statement had.</summary>
    public int Payments { get; private set; }
    public int Refunds { get; private set; }

    public void Note(Statement statement, DateTimeOffset now)
    {
        (ComparedAt, IsFinal) = (now, statement.IsFinal);
        Payments = statement.Lines!.Count(line => line.Kind is MovementKind.Payment);
        Refunds = statement.Lines!.Count - Payments;
    }
}
