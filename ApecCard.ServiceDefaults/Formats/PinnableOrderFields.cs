namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// What of an order's form an officer can pin for correction: a field by its path, or a whole section.
/// </summary>
public static class PinnableOrderFields
{
    public static readonly IReadOnlyList<string> All =
    [
        "reason", "explanation", "contactName", "contactPhone", "passportChanges",
        "passport.number", "passport.issuedOn", "passport.expiresOn", "passport.mrzLine1", "passport.mrzLine2",
        "invoice.taxpayerNumber", "invoice.email", "return.method", "return.servicePoint",
        "handover.method", "handover.servicePoint", "handover.address.recipient", "handover.address.phone",
        "handover.address.province", "handover.address.city", "handover.address.street", "handover.address.postcode",
    ];

    public static bool Includes(string target) =>
        All.Any(field => field == target || field.StartsWith(target + '.', StringComparison.Ordinal));
}
