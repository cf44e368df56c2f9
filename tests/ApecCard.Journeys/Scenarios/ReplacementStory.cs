using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>换补卡: a damaged card is replaced; the new one leaves only when the old one is back.</summary>
public sealed class ReplacementStory(World world, Action<Step> took) : OrderStory(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await WithMailedCardAsync();
        var old = await CardNumberAsync();
        var order = await OrderAsync("换补卡", "Replacement", "CardDamaged", form =>
        {
            form["passportChanges"] = false;
            ReturnOnSite(form);
        });
        await ApproveAsync(order);
        await PayOrderAsync(order);
        await ProduceAsync();
        await SeenAsync("待取卡");
        var clerk = await OfficerAsync("service-point-clerk");
        await StepAsync("未交还原卡不能寄出  it stays while the old card is owed", async () =>
        {
            try
            {
                await clerk.PostCardAsync(CaseNumber);
            }
            catch (JourneyException refused)
                when (refused.Message.Contains("card.old-card-owed", StringComparison.Ordinal))
            {
                return;
            }

            throw new JourneyException("The new card left before the old one was back.");
        });
        await ReturnOldCardAsync(old);
        var second = await OfficerAsync("service-point-clerk", which: 1);
        await StepAsync("两人销毁原卡  a second clerk sees the old card destroyed", async () =>
            await second.DestroyAsync((await Agent.GetCardsAsync(CaseId))[0]["cardId"]!.GetValue<Guid>()));
        await PostAsync();
        await OrderEndsAsync(order, "已完成");
        await AgreeOnCardsAsync("Revoked", "Live");
        return await EndAsync("已邮寄");
    }
}
