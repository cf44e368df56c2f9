using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Charges;

/// <summary>What the end of a case, or of an order, does to its charge, however it ended.</summary>
public static class CaseEnds
{
    /// <exception cref="TooEarlyException">The charge is not open yet: the submission has not been heard.</exception>
    public static async Task EndChargeAsync(
        this PaymentsDb db, Guid caseId, DateTimeOffset endedAt, bool refund, DateTimeOffset now, CancellationToken ct)
    {
        // A payment that comes at the same moment waits, and finds the charge as it is left here.
        var charge = await db.LockChargeOfAsync(caseId, ct)
            ?? throw new TooEarlyException($"The charge of case {caseId} is not open yet.");
        await db.EndAsync(charge, endedAt, refund, now, ct);
    }

    /// <summary>The same for a charge that the caller has locked.</summary>
    public static async Task EndAsync(
        this PaymentsDb db, Charge charge, DateTimeOffset endedAt, bool refund, DateTimeOffset now,
        CancellationToken ct)
    {
        var before = charge.State;
        if (charge.End(refund, endedAt, now) is { } expired)
        {
            db.Publish(expired);
        }

        if (charge.State != before)
        {
            var what = charge.State is ChargeState.Expired ? "charge.expired" : "charge.refund-due";
            db.Audit("applications", what, charge.Id.ToString(), now);
            await db.SaveChangesAsync(ct);
        }
    }
}
