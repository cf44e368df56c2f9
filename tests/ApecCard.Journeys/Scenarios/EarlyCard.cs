using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>提前制卡: one economy is slow, and the applicant travels with a card of those that have granted.</summary>
public class EarlyCard(World world, Action<Step> took) : OrderStory(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await WithOneUndecidedAsync();
        await StepAsync("提前制卡顾问  the adviser tells what the card would name, and what the full one costs", async () =>
        {
            var advice = await Agent.Door.GetAsync($"/api/applications/cases/{CaseId}/early-production/advice");
            Agree("the economies on the back", 15, advice.Body!["back"]!.AsArray().Count);
            Agree("the price of the full card", 720m, advice.Body!["laterCard"]!["amount"]!.GetValue<decimal>());
        });
        var order = await OrderAsync("提前制卡", "EarlyProduction", reason: null);
        await ApproveAsync(order);
        await ProduceAsync(label: "APEC经济体审核中");
        await SeenAsync("APEC经济体审核中，已提前制卡");
        await PostAsync();
        await OrderEndsAsync(order, "已完成");
        await AgreeOnCardsAsync("Live");
        return await EndAsync("APEC经济体审核中，已提前制卡");
    }
}
