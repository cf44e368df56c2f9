using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// An officer pins a field and a material and telephones; only these can be changed; the case comes back to them.
/// </summary>
public sealed class CorrectionStory(World world, Action<Step> took) : Journey(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        var officer = await OfficerAsync("preliminary-officer");
        await StepAsync("退回补正  the officer returns it, pinning what to correct", () => officer.ReturnAsync(
            CaseId, "PreliminaryReview",
            ("Field", "applicant.travelNeed", "请写明展会名称。Name the fairs."),
            ("Material", "tax-proof", "扫描不清。Illegible.")));
        var returned = await SeenAsync("退回补正");
        await StepAsync(
            "电话指导  the officer telephones", () => officer.AdviseAsync(CaseId, "请补充今年的展会。Add this year's fairs."));
        await StepAsync("只能改批注的内容  only what is pinned can be changed", async () =>
        {
            var form = Form(returned);
            form["applicant"]!["position"] = "总经理";
            var now = "";
            await Until.SoAsync("the call is on the case", async () =>
            {
                var shown = await Agent.GetCaseAsync(CaseId);
                now = shown.ETag!;
                return shown.Body!["calls"]!.AsArray().Count == 1;
            });
            await RefusedAsync("correction.not-pinned", () => Agent.SaveFormAsync(CaseId, form, now));
            await RefusedAsync("correction.unanswered", () => Agent.SubmitCorrectionAsync(CaseId));
        });
        await StepAsync("补正并重新提交  corrects and hands in again", async () =>
        {
            var form = Form(returned);
            form["applicant"]!["travelNeed"] = "参加悉尼国际食品展和新加坡亚洲食品展。";
            await Agent.SaveFormAsync(CaseId, form, (await Agent.GetCaseAsync(CaseId)).ETag!);
            await Agent.ExchangeMaterialAsync(CaseId, Office, "tax-proof");
            await Agent.SubmitCorrectionAsync(CaseId);
        });
        var back = await SeenAsync("待初审");
        var pins = back.Body!["corrections"]![0]!["pins"]!.AsArray();
        Agree("the pins that changed", 2, pins.Count(pin => pin!["before"]?.ToString() != pin["after"]?.ToString()));
        Agree("the calls told", 1, back.Body!["calls"]!.AsArray().Count);
        await PassAsync("初审通过  preliminary review", "preliminary-officer", "PreliminaryReview", label: null);
        return await EndAsync("待复审");
    }

    private static JsonNode Form(Answer shown) => shown.Body!["form"]!.DeepClone();
}
