using static ApecCard.Applications.Cases.Card;
using static ApecCard.Applications.Cases.Clearance;

namespace ApecCard.Applications.Cases;

/// <summary>The words of the guide for where a case stands.</summary>
public enum CaseLabel
{
    Draft,
    InPreliminaryReview,
    InForeignAffairsReview,
    AwaitingPayment,
    InMinistryReview,
    InCorrection,
    Refused,
    Withdrawn,
    Lapsed,
    Cancelled,
    Expired,
    InPreClearance,
    InPreClearanceWithEarlyCard,
    PreClearedWithEarlyCard,
    PreCleared,
    InProduction,
    ReadyForHandover,
    Collected,
    Mailed,
}

/// <summary>A label, its Chinese words, and the facts it fits.</summary>
public sealed record LabelRule(CaseLabel Label, string Chinese, Func<CaseFacts, bool> Fits)
{
    public string English { get; } = string.Concat(Label.ToString().Select(
        (c, at) => at > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}

/// <summary>What people see of a case. Never stored: the first rule that fits the facts gives it.</summary>
public static class CaseLabels
{
    public static readonly IReadOnlyList<LabelRule> Table =
    [
        new(CaseLabel.Draft, "草稿", c => c.Stage is Stage.Draft),
        new(CaseLabel.InPreliminaryReview, "待初审", c => c.Stage is Stage.PreliminaryReview),
        new(CaseLabel.InForeignAffairsReview, "待复审", c => c.Stage is Stage.ForeignAffairsReview),
        new(CaseLabel.AwaitingPayment, "待缴费", c => c.Stage is Stage.AwaitingPayment),
        new(CaseLabel.InMinistryReview, "待外交部审核", c => c.Stage is Stage.MinistryReview),
        new(CaseLabel.InCorrection, "退回补正", c => c.Stage is Stage.Correction),
        new(CaseLabel.Refused, "不予通过", c => c.Stage is Stage.Refused),
        new(CaseLabel.Withdrawn, "已撤回", c => c.Stage is Stage.Withdrawn),
        new(CaseLabel.Lapsed, "已失效", c => c.Stage is Stage.Lapsed),
        new(CaseLabel.Cancelled, "已注销", c => c.Card is Revoked),
        new(CaseLabel.Expired, "已过期", c => c.Card is Card.Expired),

        // The words of the next three, and of the last two, are those of the guide's screens.
        new(CaseLabel.InPreClearance, "APEC经济体审核中",
            c => c is { Clearance: InProgress, Card: None or EarlyOrdered }),
        new(CaseLabel.InPreClearanceWithEarlyCard, "APEC经济体审核中，已提前制卡",
            c => c is { Clearance: InProgress, Card: EarlyIssued }),
        new(CaseLabel.PreClearedWithEarlyCard, "全部经济体审核完成，已提前制卡",
            c => c is { Clearance: Complete, Card: EarlyIssued }),
        new(CaseLabel.PreCleared, "全部经济体审核完成",
            c => c is { Clearance: Complete, Card: None or EarlyOrdered }),
        new(CaseLabel.InProduction, "制卡中",
            c => c is { Card: FinalOrdered } or { Card: FinalIssued, Delivery: Delivery.None }),
        new(CaseLabel.ReadyForHandover, "待取卡", c => c is { Card: FinalIssued, Delivery: Delivery.Ready }),
        new(CaseLabel.Collected, "已自取", c => c is { Card: FinalIssued, Delivery: Delivery.Collected }),
        new(CaseLabel.Mailed, "已邮寄", c => c is { Card: FinalIssued, Delivery: Delivery.Mailed }),
    ];

    public static string InChinese(CaseLabel label) => Table.Single(rule => rule.Label == label).Chinese;

    public static LabelRule Of(CaseFacts facts) => Table.First(rule => rule.Fits(facts));
}
