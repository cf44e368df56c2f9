using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// 注销卡: the holder leaves the firm; the card ends with the approval, and the order when the card is back.
/// </summary>
public sealed class CancellationStory(World world, Action<Step> took) : OrderStory(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        var card = await CardNumberAsync();
        var order = await OrderAsync("注销卡", "Cancellation", "LeftTheFirm", ReturnOnSite);
        await ApproveAsync(order);
        await SeenAsync("已注销");
        await OrderEndsAsync(order, "办理中");
        await StepAsync("登记册注销该卡  the register ends the card", () => Until.SoAsync("it is revoked", async () =>
            (await Agent.GetCardsAsync(CaseId))[0]["validity"]!.GetValue<string>() == "Revoked"));
        await ReturnOldCardAsync(card);
        await OrderEndsAsync(order, "已完成");
        return await EndAsync("已注销");
    }
}
