using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// 未制卡仅更换护照: the passport is renewed while economies decide; grants carry over, and the card names the new one.
/// </summary>
public sealed class PassportChangeStory(World world, Action<Step> took) : OrderStory(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await WithOneUndecidedAsync();
        var renewed = Applicant.WithRenewedPassport();
        var order = await OrderAsync(
            "未制卡仅更换护照", "PassportChange", "PassportRenewed", form => form["passport"] = PassportOf(renewed));
        await ApproveAsync(order);
        await OrderEndsAsync(order, "已完成");
        var shown = await Agent.GetCaseAsync(CaseId);
        Agree("the passport of the application", renewed.PassportNumber,
            shown.Body!["form"]!["applicant"]!["passport"]!["number"]!.GetValue<string>());
        Agree("the economies that grant", 15, shown.Body!["economies"]!.AsArray()
            .Count(economy => economy!["state"]!.GetValue<string>() == "Granted"));
        await AnswerTheLastAsync();
        await ProduceAsync();
        await PostAsync();
        return await EndAsync("已邮寄");
    }
}
