using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Cases;

/// <summary>Why an application was refused, and what the enterprise can do about it.</summary>
public sealed record RefusalText(
    string Code, string Chinese, string English, string ChineseRedress, string EnglishRedress)
{
    private static readonly IReadOnlyList<RefusalText> _table =
    [
        new(RefusalReasons.NotEligible, "企业或申请人不符合申办条件。", "The enterprise or the applicant is not eligible.",
            "条件具备后可重新申请；如有异议，可在 60 日内向办理机构申请复核。",
            "Apply again when it is; or ask the office within 60 days to look at it again."),
        new(RefusalReasons.NoBusinessNeed, "未能说明与 APEC 经济体的商务往来需要。",
            "No need to travel on business to APEC economies was shown.",
            "请补充合同、邀请函等证明后重新申请。", "Apply again with contracts or invitations that show it."),
        new(RefusalReasons.FalseStatement, "申请资料不实。", "Something in the application is not true.",
            "如有异议，可在 60 日内向办理机构申请复核。", "If you disagree, ask the office within 60 days to look at it again."),
        new(RefusalReasons.ExitRestricted, "申请人存在限制出境情形。", "The applicant may not leave the country at present.",
            "限制解除后可重新申请；请向作出限制的机关咨询。", "Apply again when the restriction has ended; ask the authority that made it."),
        new(RefusalReasons.PassportInvalid, "护照无效或即将到期。", "The passport is not valid, or not for long enough.",
            "换发护照后可重新申请。", "Renew the passport and apply again."),
        new(RefusalReasons.AllEconomiesRefused, "各经济体均未批准。", "No economy granted pre-clearance.",
            "各经济体独立决定，不说明理由；情况变化后可重新申请。",
            "Each economy decides for itself and gives no reasons; apply again when your circumstances have changed."),
    ];

    /// <summary>What an officer may give as the reason, as the enterprise will read it.</summary>
    public static IReadOnlyList<RefusalText> ForOfficers() => [.. RefusalReasons.ForOfficers.Select(code => Of(code)!)];

    public static RefusalText? Of(string? code) =>
        code is null ? null : _table.FirstOrDefault(text => text.Code == code)
            ?? new(code, "申请未通过。", "The application was refused.", "请联系办理机构。", "Ask the office.");
}
