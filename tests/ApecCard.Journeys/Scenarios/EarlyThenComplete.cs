namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// After an early card the last economy grants: nothing is printed by itself, and a replacement brings the full card.
/// </summary>
public sealed class EarlyThenComplete(World world, Action<Step> took) : EarlyCard(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await base.RunAsync();
        var early = await CardNumberAsync();
        await AnswerTheLastAsync();
        await SeenAsync("全部经济体审核完成，已提前制卡");
        await AgreeOnCardsAsync("Live");
        var order = await OrderAsync("换补卡", "Replacement", "MoreEconomiesGranted", form =>
        {
            form["passportChanges"] = false;
            ReturnOnSite(form);
        });
        await ApproveAsync(order);
        await PayOrderAsync(order);
        await ProduceAsync(label: "全部经济体审核完成，已提前制卡");
        await ReturnOldCardAsync(early);
        await PostAsync();
        await OrderEndsAsync(order, "已完成");
        await AgreeOnCardsAsync("Revoked", "Live");
        Agree(
            "the economies on the back", 16,
            (await Agent.GetCardsAsync(CaseId))[^1]["grantedEconomies"]!.AsArray().Count);
        return await EndAsync("已邮寄");
    }
}
