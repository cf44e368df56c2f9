namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// What of an application form an officer can pin for correction: a field by its path, or a whole section.
/// </summary>
public static class PinnableFields
{
    /// <summary>All but the review office, which a submitted application keeps.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "company.kind", "company.sector", "company.address", "company.contactName", "company.contactPhone",
        "company.contactEmail", "company.apecTrade", "company.serviceContracts", "company.taxCredit",
        "company.employees", "company.reportsDirectly",
        "applicant.chineseName", "applicant.familyName", "applicant.givenNames", "applicant.sex",
        "applicant.dateOfBirth", "applicant.residentId",
        "applicant.passport.number", "applicant.passport.issuedOn", "applicant.passport.expiresOn",
        "applicant.passport.mrzLine1", "applicant.passport.mrzLine2", "applicant.mobile", "applicant.email",
        "applicant.position", "applicant.staffCategory", "applicant.travelNeed", "applicant.insuredMonths",
        "applicant.criminalRecord", "applicant.refusedByEconomy",
        "handover.method", "handover.servicePoint", "handover.address.recipient", "handover.address.phone",
        "handover.address.province", "handover.address.city", "handover.address.street", "handover.address.postcode",
        "invoice.taxpayerNumber", "invoice.email",
    ];

    public static bool Includes(string target) =>
        All.Any(field => field == target || field.StartsWith(target + '.', StringComparison.Ordinal));
}
