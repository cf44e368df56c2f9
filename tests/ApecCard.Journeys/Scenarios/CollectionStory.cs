using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>The holder collects the card, after showing the passport; later an economy takes its grant back.</summary>
public sealed class CollectionStory(World world, Action<Step> took) : Journey(world, took)
{
    private const string Leaving = "NZL";

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync(servicePoint: "SHA-01");
        await GoOutToTheEconomiesAsync();
        await ProduceAsync();
        await SeenAsync("待取卡");
        var clerk = await OfficerAsync("service-point-clerk");
        await StepAsync("别人不能领取  nobody else gets it", async () =>
        {
            try
            {
                await clerk.HandOverCardAsync(CaseNumber, "E00000000");
            }
            catch (JourneyException refused)
                when (refused.Message.Contains("handover.wrong-person", StringComparison.Ordinal))
            {
                return;
            }

            throw new JourneyException("Somebody else got the card.");
        });
        await StepAsync(
            "持卡人领取  the holder collects it", () => clerk.HandOverCardAsync(CaseNumber, Applicant.PassportNumber));
        await SeenAsync("已自取");
        using var economies = new EconomiesAbroad(World.Economies);
        await StepAsync(
            $"{Leaving} 撤回批准  {Leaving} takes its grant back", () => economies.WithdrawAsync(Leaving, CaseNumber));
        await StepAsync("卡上除名  the register strikes it from the card", () => Until.SoAsync("it is struck", async () =>
            (await Agent.Door.GetAsync($"/api/delivery/cards?caseId={CaseId}"))
                .Body!["items"]![0]!["remainingEconomies"]!.AsArray().Count == 15));
        return await EndAsync("已自取");
    }
}
