namespace ApecCard.Applications.Cases;

/// <summary>
/// Who has the ball at a label, and what comes next, in plain words. Nobody has it when the case has ended.
/// </summary>
public sealed record CaseStep(CaseLabel Label, Actor? Who, string Chinese, string English)
{
    private static readonly IReadOnlyList<CaseStep> _table =
    [
        new(CaseLabel.Draft, Actor.Enterprise, "请补全资料并提交申请。", "Complete the application and submit it."),
        new(CaseLabel.InPreliminaryReview, Actor.Office, "办理机构正在初审。",
            "The office looks at the application and the materials."),
        new(CaseLabel.InForeignAffairsReview, Actor.Office, "外事部门正在复审。",
            "The foreign affairs office looks at the application."),
        new(CaseLabel.InCorrection, Actor.Enterprise, "请按批注补正后重新提交。", "Correct what is pinned and hand it in again."),
        new(CaseLabel.AwaitingPayment, Actor.Enterprise, "请在线缴费。", "Pay the fee online."),
        new(CaseLabel.InMinistryReview, Actor.Ministry, "外交部正在审核。",
            "The ministry decides whether the application goes out."),
        new(CaseLabel.InPreClearance, Actor.Economy, "各经济体正在逐一审核。", "The economies decide one by one."),
        new(CaseLabel.InPreClearanceWithEarlyCard, Actor.Economy, "其余经济体正在审核。", "The remaining economies decide."),
        new(CaseLabel.PreCleared, Actor.Delivery, "即将制卡。", "The card will be made."),
        new(CaseLabel.InProduction, Actor.Delivery, "正在制卡。", "The card is being made."),
        new(CaseLabel.ReadyForHandover, Actor.Delivery, "卡已制成，等待领取或寄出。",
            "The card is ready to be collected or mailed."),
        new(CaseLabel.Refused, null, "申请未通过，可修改后重新申请。", "Refused: you may start anew with what the application said."),
        new(CaseLabel.Withdrawn, null, "申请已撤回，可重新申请。", "Withdrawn: you may start anew with what the application said."),
        new(CaseLabel.Lapsed, null, "逾期未处理，申请已失效，可重新申请。", "Nobody answered in time: you may start anew."),
        new(CaseLabel.PreClearedWithEarlyCard, null, "如需新增经济体，请申请换补卡。",
            "To have all economies on the card, order a replacement."),
        new(CaseLabel.Collected, null, "卡已领取，有效期最后六个月可换发。", "Collected. It can be renewed in its last six months."),
        new(CaseLabel.Mailed, null, "卡已寄出，有效期最后六个月可换发。", "Mailed. It can be renewed in its last six months."),
        new(CaseLabel.Cancelled, null, "卡已失效，可重新申请。", "The card is not valid any more: you may apply for a new one."),
        new(CaseLabel.Expired, null, "卡已过期，可申请换发。", "The card has expired: renew it."),
    ];

    public static CaseStep Of(CaseLabel label) => _table.Single(step => step.Label == label);

    public static CaseStep Of(CaseFile caseFile)
    {
        var step = Of(CaseLabels.Of(caseFile.Facts).Label);
        return caseFile.Questions.Any(question => question.AnsweredAt is null)
            ? step with { Who = Actor.Enterprise, Chinese = "有经济体提问，请回答。", English = "An economy asks: answer it." }
            : step;
    }
}
