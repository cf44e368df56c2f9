namespace ApecCard.ServiceDefaults;

/// <summary>Who may act here: the roles of an access token, as Identity writes them.</summary>
public static class Roles
{
    public const string Enterprise = "enterprise";
    public const string Agent = "agent";
    public const string Applicant = "applicant";
    public const string PreliminaryOfficer = "preliminary-officer";
    public const string ForeignAffairsOfficer = "foreign-affairs-officer";
    public const string MinistryOfficer = "ministry-officer";
    public const string ServicePointClerk = "service-point-clerk";
    public const string FinanceOfficer = "finance-officer";
    public const string Operator = "operator";
    public const string Administrator = "administrator";
    public const string Economy = "economy";
    public const string Subscriber = "subscriber";
    public const string Service = "service";
}
