using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// Four years and ten months after a card was mailed it is renewed; when its successor is handed over, the old one
/// ends. It moves the Development clock of all services and puts it back.
/// </summary>
public sealed class Renewal(World world, Action<Step> took) : Journey(world, took)
{
    private static readonly TimeSpan _nearlyFiveYears = TimeSpan.FromDays((5 * 365) - 60);

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await MailedAsync(renews: null);
        var first = CaseId;
        await StepAsync("过早换发被拒绝  it is too early to renew", async () =>
            Agree("the offer to renew", false, Offers(await Agent.GetCaseAsync(first))));
        try
        {
            await StepAsync("四年十个月以后  four years and ten months later", () => Agent.Door.PutAsync(
                "/development/clock", new { offset = _nearlyFiveYears }));
            await StepAsync("可以换发  it can be renewed", () => Until.SoAsync("renewal is offered", async () =>
                Offers(await Agent.GetCaseAsync(first))));
            var end = await MailedAsync(renews: first);
            await StepAsync("旧卡失效  the old card ends", async () => await Agent.SeesAsync(first, "已注销"));
            return end;
        }
        finally
        {
            await Agent.Door.PutAsync("/development/clock", new { offset = TimeSpan.Zero });
        }
    }

    private async Task<Ending> MailedAsync(Guid? renews)
    {
        await SubmitAsync(renews);
        await GoOutToTheEconomiesAsync();
        await ProduceAsync();
        await SeenAsync("待取卡");
        var clerk = await OfficerAsync("service-point-clerk");
        await StepAsync("代办点寄出  the service point posts the card", () => clerk.PostCardAsync(CaseNumber));
        return await EndAsync("已邮寄");
    }

    private static bool Offers(Answer shown) =>
        shown.Body!["availableActions"]!.AsArray().Any(action => action!.GetValue<string>() == "Renew");
}
