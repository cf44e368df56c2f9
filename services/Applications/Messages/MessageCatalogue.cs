using System.Collections.Frozen;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using static ApecCard.Applications.Messages.MessageGroup;
using static ApecCard.Applications.Timeline.TimelineEvent;

namespace ApecCard.Applications.Messages;

/// <summary>Events among which people choose what they want mail about.</summary>
public enum MessageGroup { Reviews, Payment, Economies, Cards }

/// <summary>What a message says; {number}, {economy} and {status} stand for those of the entry.</summary>
public sealed record MessageText(MessageGroup Group, string Chinese, string English);

/// <summary>What people are told when something happens to a case. No names: anybody reads mail on its way.</summary>
public static class MessageCatalogue
{
    /// <summary>What happens without a message: another one tells it, or nothing changes for people.</summary>
    public static readonly FrozenSet<TimelineEvent> Silent =
        new[] { Started, Claimed, EconomiesAsked, ChargeExpired, CardSpoiled }.ToFrozenSet();

    public static readonly FrozenDictionary<TimelineEvent, MessageText> Texts =
        new Dictionary<TimelineEvent, MessageText>
        {
            [Submitted] = new(Reviews, "申请已提交，等待初审。", "The application was submitted and awaits preliminary review."),
            [PreliminaryReviewPassed] = new(Reviews, "初审已通过。", "The preliminary review was passed."),
            [ForeignAffairsReviewPassed] = new(
                Reviews, "复审已通过。", "The review by the foreign affairs office was passed."),
            [ReadyForMinistry] = new(Reviews, "申请已转外交部审核。", "The application awaits review by the ministry."),
            [MinistryReviewPassed] = new(
                Reviews, "外交部审核已通过，已转各经济体审核。", "The ministry has passed the application on to the economies."),
            [DeadlineMissed] = new(
                Reviews, "审核超过承诺时限，已提请主管处理。", "The review takes longer than promised; a supervisor has been told."),
            [CorrectionRequested] = new(
                Reviews, "申请已退回补正，请按批注修改后重新提交。",
                "The application was returned: correct what is pinned and hand it in again."),
            [GuidanceCalled] = new(Reviews, "办理机构已电话联系，请查看指导意见。", "The office telephoned: read what it advised."),
            [CorrectionSubmitted] = new(Reviews, "补正已提交。", "The correction was handed in."),
            [Reminded] = new(
                Reviews, "申请正在等待您处理，逾期将失效。", "The application waits for you, and lapses if nobody answers."),
            [Withdrawn] = new(Reviews, "申请已撤回。", "The application was withdrawn."),
            [Lapsed] = new(
                Reviews, "申请逾期未处理，已失效，可重新申请。", "The application has lapsed; you may start anew with what it said."),
            [Refused] = new(Reviews, "申请未通过，请查看原因。", "The application was refused: read why, and what you can do."),
            [FeeRefunded] = new(Payment, "费用已全额退回。", "The fee was refunded in full."),
            [InvoiceIssued] = new(
                Payment, "电子发票已开具，可在“发票”页面下载。", "The invoice was issued: download it on the page “Invoices”."),
            [EconomyQueried] = new(Economies, "{economy}提出问题，请回答。", "{economy} asks something: answer it."),
            [QuestionAnswered] = new(Economies, "对{economy}的回答已提交。", "The answer to {economy} was handed in."),
            [GrantWithdrawn] = new(Economies, "{economy}已撤回批准。", "{economy} has taken back its grant."),
            [ClearanceCompleted] = new(Economies, "全部经济体审核完成。", "All economies have decided."),
            [CardReadyForCollection] = new(Cards, "旅行卡已到代办点，可前往领取。", "The card can be collected at the service point."),
            [CardCollected] = new(Cards, "旅行卡已领取。", "The card was collected."),
            [EconomyStruckFromCard] = new(Cards, "旅行卡上{economy}已失效。", "The card is not valid for {economy} any more."),
            [CardRevoked] = new(Cards, "旅行卡已失效。", "The card is not valid any more."),
            [CardExpired] = new(Cards, "旅行卡已过期，可申请换发。", "The card has expired and can be renewed."),
            [ChargeOpened] = new(Payment, "办理费用已生成，请缴纳。", "The fee is due; please pay it."),
            [FeePaid] = new(Payment, "费用已缴纳。", "The fee was received."),
            [EconomyGranted] = new(Economies, "{economy}已批准预审批。", "{economy} has granted pre-clearance."),
            [EconomyRefused] = new(Economies, "{economy}未批准预审批。", "{economy} has refused pre-clearance."),
            [CardProduced] = new(Cards, "旅行卡已制作完成。", "The card was produced."),
            [CardMailed] = new(Cards, "旅行卡已邮寄。", "The card was mailed."),
            [CardUndelivered] = new(
                Cards, "旅行卡未能投递，已退回办理机构，将重新寄送。", "The card could not be delivered and is back; it will be sent again."),
            [CardReturned] = new(Cards, "原卡已交还。", "The old card was handed in."),
            [CardReturnMissed] = new(Cards, "原卡逾期未交还，请尽快交还。", "Please hand the old card in: it is late."),
            [PassportChanged] = new(
                Economies, "护照已更换，已获批准继续有效，各经济体已获通知。",
                "The passport was changed; grants carry over, and all economies are told."),
            [OrderSubmitted] = new(Reviews, "申请单已提交，等待审核。", "The order was submitted and awaits review."),
            [OrderReturned] = new(
                Reviews, "申请单已退回补正，请按批注修改后重新提交。",
                "The order was returned: correct what is pinned and hand it in again."),
            [OrderCorrected] = new(Reviews, "申请单补正已提交。", "The correction of the order was handed in."),
            [OrderApproved] = new(Reviews, "申请单审核通过。", "The order was approved."),
            [OrderRefused] = new(Reviews, "申请单未通过，请查看原因。", "The order was refused: read why."),
            [OrderWithdrawn] = new(Reviews, "申请单已撤回。", "The order was withdrawn."),
            [OrderCompleted] = new(Reviews, "申请单已办结。", "The order is done."),
        }.ToFrozenDictionary();

    /// <summary>Subject and text of a message in its language.</summary>
    public static (string Subject, string Body) Write(
        TimelineEntry entry, Language language, string? caseNumber, Uri link)
    {
        var number = entry.OrderNumber ?? caseNumber;
        var text = Texts[entry.What];
        var label = CaseLabels.Table.Single(rule => rule.Label == entry.Label);
        var (says, economy, status) = language is Language.Chinese
            ? (text.Chinese, EconomyNames.InChinese(entry.Economy), label.Chinese)
            : (text.English, EconomyNames.InEnglish(entry.Economy), label.English);
        says = says.Replace("{economy}", economy, StringComparison.Ordinal);
        return language is Language.Chinese
            ? ($"APEC 商务旅行卡 {number}：{says.TrimEnd('。')}",
                $"{says}\n\n申请编号：{number}\n当前状态：{status}\n查看详情：{link}\n\n本邮件由系统自动发送，请勿回复。\n")
            : ($"APEC Business Travel Card {number}: {says.TrimEnd('.')}",
                $"{says}\n\nApplication: {number}\nStatus: {status}\nDetails: {link}\n\n" +
                "Please do not reply to this message.\n");
    }
}
