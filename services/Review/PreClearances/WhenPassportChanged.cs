using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.ServiceDefaults;
using MassTransit;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// The applicant has another passport: every economy that was asked is told, whatever it has decided. What it granted
/// carries over, and any may withdraw (domain §4); nothing changes here. An attempt that fails sends the same letters
/// again under the same ids.
/// </summary>
public sealed class WhenPassportChanged(
    ReviewDb db, ApplicationsClient applications, IEconomyMail mail, TimeProvider clock) : IConsumer<PassportChanged>
{
    public async Task Consume(ConsumeContext<PassportChanged> context)
    {
        var (changed, ct) = (context.Message, context.CancellationToken);
        var requests = await db.PreClearancesOfAsync(changed.CaseId, ct);
        if (requests.Length == 0)
        {
            throw new TooEarlyException($"No economy is asked about {changed.CaseNumber} yet.");
        }

        var personal = await applications.GetPersonalDataAsync(changed.CaseId, ReadingPurpose.PreClearance, ct);
        var previous = personal.PreviousPassportNumber
            ?? throw new InvalidOperationException($"Applications has no earlier passport for {changed.CaseNumber}.");
        await mail.SendAsync(
            [
                .. requests.Where(one => one.State is not PreClearanceState.Cancelled).Select(one =>
                    PassportChangeNotice.Of(
                        changed.CaseNumber, one, changed.OrderId, personal.Applicant.Passport, previous,
                        changed.ChangedAt)),
            ],
            ct);
        db.Audit("review", "pre-clearance.passport-changed", subject: changed.CaseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
