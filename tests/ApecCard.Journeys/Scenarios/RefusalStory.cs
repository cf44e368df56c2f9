namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// The foreign affairs office refuses with a reason; the enterprise starts anew with what the application said.
/// </summary>
public sealed class RefusalStory(World world, Action<Step> took) : Journey(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        await PassAsync("初审通过  preliminary review", "preliminary-officer", "PreliminaryReview", "待复审");
        var officer = await OfficerAsync("foreign-affairs-officer");
        await StepAsync("复审不予通过  the foreign affairs office refuses", () =>
            officer.RefuseAsync(CaseId, "ForeignAffairsReview", "no-business-need"));
        var end = await EndAsync("不予通过");
        Agree("the reason", "no-business-need", end.Case.Body!["refusal"]!["code"]!.GetValue<string>());
        await StepAsync("以原资料重新申请  starts anew with what it said", async () =>
        {
            var anew = await Agent.StartAnewAsync(CaseId);
            Agree(
                "the applicant of the new draft", Applicant.ResidentId,
                anew.Body!["form"]!["applicant"]!["residentId"]!.GetValue<string>());
        }, "草稿");
        return end;
    }
}
