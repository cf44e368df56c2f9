using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Officers;

/// <summary>The roles that an administrator gives, and which of them belong to a review office.</summary>
public static class OfficerRoles
{
    private static readonly string[] _inOffices =
        [Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.ServicePointClerk];

    private static readonly string[] _all =
        [.. _inOffices, Roles.MinistryOfficer, Roles.FinanceOfficer, Roles.Operator, Roles.Administrator];

    /// <summary>Refuses (400) what is no officer's role, and an office where none belongs or the lack of one.</summary>
    public static void Check(string role, string? office)
    {
        if (!_all.Contains(role))
        {
            throw new InvalidInputException(
                "role", "officer.role", $"An officer's role is one of {string.Join(", ", _all)}.");
        }

        if (_inOffices.Contains(role) != office is not null)
        {
            throw new InvalidInputException(
                "office", "officer.office",
                office is null ? "This role needs its office." : "This role serves the whole country.");
        }
    }
}
