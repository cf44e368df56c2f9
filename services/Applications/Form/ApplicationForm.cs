using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Form;

/// <summary>
/// What the enterprise fills in (在线填表). Everything may be missing or wrong while it is a draft; only what no form
/// could hold is refused at once.
/// </summary>
public sealed record ApplicationForm(
    CompanySection? Company = null,
    ApplicantSection? Applicant = null,
    [MaxLength(32)] string? Office = null,
    HandoverSection? Handover = null,
    InvoiceSection? Invoice = null)
{
    public static readonly ApplicationForm Empty = new();
}

/// <summary>What is to be known of the enterprise beside the three facts of its e-licence.</summary>
/// <param name="ApecTrade">Trade with APEC economies last year, in CNY.</param>
/// <param name="ServiceContracts">It serves partners in APEC economies under contract.</param>
/// <param name="Employees">Whom it pays social insurance for.</param>
/// <param name="ReportsDirectly">
/// 直办: it reports to the office directly, and hands in what the office asks of those.
/// </param>
public sealed record CompanySection(
    EnterpriseKind? Kind = null,
    Sector? Sector = null,
    [MaxLength(200)] string? Address = null,
    [MaxLength(64)] string? ContactName = null,
    [property: Personal(First = 3, Last = 4)][MaxLength(20)] string? ContactPhone = null,
    [property: Personal(First = 2)][MaxLength(254)] string? ContactEmail = null,
    [Range(0, 1e15)] decimal? ApecTrade = null,
    bool? ServiceContracts = null,
    TaxCredit? TaxCredit = null,
    [Range(0, 10_000_000)] int? Employees = null,
    bool? ReportsDirectly = null);

/// <summary>The traveller.</summary>
/// <param name="FamilyName">As in the passport: Latin capitals.</param>
/// <param name="GivenNames">As in the passport: Latin capitals.</param>
/// <param name="InsuredMonths">For how many months this enterprise has paid social insurance.</param>
/// <param name="RefusedByEconomy">An economy has refused entry or a visa.</param>
public sealed record ApplicantSection(
    [MaxLength(64)] string? ChineseName = null,
    [MaxLength(64)] string? FamilyName = null,
    [MaxLength(64)] string? GivenNames = null,
    Sex? Sex = null,
    DateOnly? DateOfBirth = null,
    [property: Personal(First = 3, Last = 2)][MaxLength(18)] string? ResidentId = null,
    PassportSection? Passport = null,
    [property: Personal(First = 3, Last = 4)][MaxLength(20)] string? Mobile = null,
    [property: Personal(First = 2)][MaxLength(254)] string? Email = null,
    [MaxLength(64)] string? Position = null,
    StaffCategory? StaffCategory = null,
    [MaxLength(2000)] string? TravelNeed = null,
    [Range(0, 1000)] int? InsuredMonths = null,
    bool? CriminalRecord = null,
    bool? RefusedByEconomy = null);

/// <summary>The passport the card will be bound to; the two lines of its MRZ are checked against the rest.</summary>
public sealed record PassportSection(
    [property: Personal(First = 2, Last = 2)][MaxLength(9)] string? Number = null,
    DateOnly? IssuedOn = null,
    DateOnly? ExpiresOn = null,
    [property: Personal][MaxLength(44)] string? MrzLine1 = null,
    [property: Personal][MaxLength(44)] string? MrzLine2 = null);

/// <summary>How the card is to be handed over (取卡方式), within what the office offers.</summary>
public sealed record HandoverSection(
    HandoverMethod? Method = null, [MaxLength(32)] string? ServicePoint = null, MailingAddress? Address = null);

/// <summary>Where a mailed card goes.</summary>
public sealed record MailingAddress(
    [MaxLength(64)] string? Recipient = null,
    [property: Personal(First = 3, Last = 4)][MaxLength(20)] string? Phone = null,
    [MaxLength(64)] string? Province = null,
    [MaxLength(64)] string? City = null,
    [property: Personal(First = 2)][MaxLength(200)] string? Street = null,
    [MaxLength(6)] string? Postcode = null);

/// <summary>Who the invoice is for; its title is the enterprise's registered name.</summary>
public sealed record InvoiceSection(
    [MaxLength(20)] string? TaxpayerNumber = null, [MaxLength(254)] string? Email = null);

/// <summary>The kinds of enterprise whose staff may apply.</summary>
public enum EnterpriseKind { StateOwned, Private, ForeignFunded, JointVenture, HongKongMacaoTaiwan }

/// <summary>What the enterprise does.</summary>
public enum Sector
{
    Trade,
    Manufacturing,
    Law,
    Finance,
    Technology,
    Education,
    Logistics,
    Tourism,
    Accounting,
    Engineering,
    Other,
}

/// <summary>How the tax authority rates an enterprise (纳税信用), the worst first.</summary>
public enum TaxCredit { D, C, M, B, A }

/// <summary>As in a passport.</summary>
public enum Sex { M, F }

/// <summary>Who is eligible: managers, business professionals and technical staff.</summary>
public enum StaffCategory { Manager, Business, Technical }
