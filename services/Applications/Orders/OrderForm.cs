using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// What the enterprise fills in for an order (在线填表, 取卡方式). Which of it a business asks for is said there (Business).
/// The company's own fields are not part of it: they are shown as the application has them, and nothing changes them.
/// </summary>
/// <param name="Explanation">The reason in the enterprise's own words.</param>
/// <param name="PassportChanges">The holder has a new passport: its data and page are needed.</param>
/// <param name="Passport">The new passport.</param>
/// <param name="Return">How the old card is handed in (交卡).</param>
/// <param name="ReturnAcknowledged">The tick: 需交还原 APEC 卡，我已知晓.</param>
/// <param name="Handover">How the new card reaches its holder.</param>
public sealed record OrderForm(
    OrderReason? Reason = null,
    [MaxLength(1000)] string? Explanation = null,
    [MaxLength(64)] string? ContactName = null,
    [property: Personal(First = 3, Last = 4)][MaxLength(20)] string? ContactPhone = null,
    bool? PassportChanges = null,
    PassportSection? Passport = null,
    InvoiceSection? Invoice = null,
    ReturnSection? Return = null,
    bool? ReturnAcknowledged = null,
    HandoverSection? Handover = null)
{
    /// <summary>Filled in with what the application says.</summary>
    public static OrderForm For(CaseFile caseFile, Business business, OrderReason? reason) => new(
        reason,
        ContactName: caseFile.Form.Company?.ContactName,
        ContactPhone: caseFile.Form.Company?.ContactPhone,
        Invoice: business.IsPaid ? caseFile.Form.Invoice : null,
        Handover: business.MakesCard ? caseFile.Form.Handover : null);
}

/// <summary>交卡: on site at a service point, or by mail to the office.</summary>
public sealed record ReturnSection(CardReturnMethod? Method = null, [MaxLength(32)] string? ServicePoint = null);

/// <summary>Why an order is made.</summary>
public enum OrderReason
{
    /// <summary>卡被毁.</summary>
    CardDamaged,

    /// <summary>卡丢失.</summary>
    CardLost,

    /// <summary>更换护照.</summary>
    PassportChanged,

    /// <summary>新增获批经济体.</summary>
    MoreEconomiesGranted,

    /// <summary>信息变更.</summary>
    DataChanged,

    /// <summary>护照到期换发.</summary>
    PassportRenewed,

    /// <summary>护照丢失.</summary>
    PassportLost,

    /// <summary>护照损毁.</summary>
    PassportDamaged,

    /// <summary>离职.</summary>
    LeftTheFirm,

    /// <summary>卡过期.</summary>
    CardExpired,

    /// <summary>违规使用.</summary>
    CardMisused,

    /// <summary>不再需要.</summary>
    NoLongerNeeded,
}
