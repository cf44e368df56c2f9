namespace ApecCard.Identity.Enterprises;

/// <summary>
/// The three facts that only an e-licence states and no company types: registered name, unified social credit code
/// (GB 32100), legal representative. Staff do, for who cannot have one.
/// </summary>
public sealed record LicenceFacts(string Name, string Uscc, string LegalRepresentative);
