namespace ApecCard.Journeys.Scenarios;

/// <summary>The journeys by name, and the label each must end in.</summary>
public sealed record Scenario(string Name, string Title, string Ends, Func<World, Action<Step>, Journey> Journey)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("main-job", "One card, from registration to the letterbox", "已邮寄",
            (world, took) => new MainJob(world, took)),
        new("correction", "Returned, guided by telephone, corrected, and on its way", "待复审",
            (world, took) => new CorrectionStory(world, took)),
        new("documents", "Files refused with what to change, a passport that disagrees, and who opened what", "待初审",
            (world, took) => new DocumentsStory(world, took)),
        new("withdrawal", "Paid, then withdrawn: all is refunded", "已撤回", (world, took) => new Withdrawal(world, took)),
        new("refusal", "Refused by the foreign affairs office, and started anew", "不予通过",
            (world, took) => new RefusalStory(world, took)),
        new("query", "An economy asks, the applicant answers", "待取卡", (world, took) => new Query(world, took)),
        new("all-refused", "All sixteen economies refuse", "不予通过", (world, took) => new AllRefused(world, took)),
        new("collection", "Collected, then struck from the card when an economy takes back its grant", "已自取",
            (world, took) => new CollectionStory(world, took)),
        new("renewal", "Five years on, the card is renewed", "已邮寄", (world, took) => new Renewal(world, took)),
        new("early-card", "One economy is slow: an early card", "APEC经济体审核中，已提前制卡",
            (world, took) => new EarlyCard(world, took)),
        new("early-then-complete", "An early card, then all economies on a new one", "已邮寄",
            (world, took) => new EarlyThenComplete(world, took)),
        new("replacement", "A damaged card is replaced", "已邮寄", (world, took) => new ReplacementStory(world, took)),
        new("lost-card", "A lost card is revoked at once, and replaced", "已邮寄",
            (world, took) => new LostCard(world, took)),
        new("passport-change", "The passport is renewed before the card is made", "已邮寄",
            (world, took) => new PassportChangeStory(world, took)),
        new("cancellation", "The holder leaves the firm: the card is cancelled", "已注销",
            (world, took) => new CancellationStory(world, took)),
        new("payment-troubles", "The payment provider does what it can do wrong", "已撤回",
            (world, took) => new PaymentTroubles(world, took)),
    ];

    public static Scenario? Find(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
