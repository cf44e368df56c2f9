using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>卡丢失: revoked the moment it is told, nothing to hand in, and a new one comes.</summary>
public sealed class LostCard(World world, Action<Step> took) : OrderStory(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        var order = await OrderAsync("换补卡（卡丢失）", "Replacement", "CardLost", form => form["passportChanges"] = false);
        await StepAsync("原卡即时注销  the lost card is revoked at once", () => Until.SoAsync(
            "the register ends it", async () =>
                (await Agent.GetCardsAsync(CaseId))[0]["validity"]!.GetValue<string>() == "Revoked"));
        await ApproveAsync(order);
        await PayOrderAsync(order);
        await ProduceAsync();
        await SeenAsync("待取卡");
        await PostAsync();
        await OrderEndsAsync(order, "已完成");
        await AgreeOnCardsAsync("Revoked", "Live");
        return await EndAsync("已邮寄");
    }
}
