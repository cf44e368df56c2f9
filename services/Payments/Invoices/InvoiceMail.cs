using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// An invoice that is to be mailed, or was. The address is asked for when it is sent: a corrected one is used, and none
/// is kept here.
/// </summary>
public sealed class InvoiceMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid InvoiceId { get; init; }
    public required string AskedBy { get; init; }

    /// <summary>The enterprise wants it again; that is counted.</summary>
    public required bool ByEnterprise { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? SentAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Not before then, in the machine's own time; none, when it was sent or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Why the last attempt failed: smtp-550 and such, unreachable, timeout, no-address.</summary>
    public string? LastError { get; private set; }

    public static InvoiceMail Of(Invoice invoice, string by, bool byEnterprise, DateTimeOffset now) => new()
    {
        InvoiceId = invoice.Id,
        AskedBy = by,
        ByEnterprise = byEnterprise,
        AskedAt = now,
        NextAttemptAt = DateTimeOffset.UnixEpoch, // at once
    };

    /// <summary>Somebody is about to send it; should they end before they tell, it is sent again then.</summary>
    public void Attempt(DateTimeOffset again)
    {
        Attempts++;
        NextAttemptAt = again;
    }

    public void Record(Posted posted, DateTimeOffset now, DateTimeOffset machineNow)
    {
        LastError = posted.Error;
        if (posted.IsSent)
        {
            SentAt = now;
        }

        NextAttemptAt = posted.IsSent || posted.IsFinal || now - AskedAt > MailPatience.InAll
            ? null
            : machineNow + MailPatience.After(Attempts);
    }
}
