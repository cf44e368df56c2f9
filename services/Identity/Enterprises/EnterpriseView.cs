namespace ApecCard.Identity.Enterprises;

/// <summary>The enterprise as its own people see it; it comes from the e-licence, or from staff.</summary>
/// <param name="Id">The enterprise's id, the same in every service.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Uscc">Unified social credit code (GB 32100).</param>
/// <param name="LegalRepresentative">Name of the legal representative.</param>
/// <param name="UsccNeedsCheck">True when the code fails its check digit: an officer will look at it.</param>
/// <param name="VerifiedAt">When the licence was last scanned, or staff last looked at the papers.</param>
/// <param name="Source">Which of the two: it also says who can refresh the facts.</param>
public sealed record EnterpriseView(
    Guid Id, string Name, string Uscc, string LegalRepresentative, bool UsccNeedsCheck, DateTimeOffset VerifiedAt,
    FactsSource Source)
{
    public static EnterpriseView Of(Enterprise enterprise) => new(
        enterprise.Id, enterprise.Name, enterprise.Uscc, enterprise.LegalRepresentative, enterprise.UsccNeedsCheck,
        enterprise.VerifiedAt, enterprise.Source);
}
