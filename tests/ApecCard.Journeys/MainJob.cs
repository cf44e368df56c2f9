using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Journeys;

/// <summary>
/// The main job: one applicant's card, from the enterprise's registration to the letterbox, told in the actors' words.
/// </summary>
public sealed class MainJob(World world, Action<Step> took) : Journey(world, took)
{
    /// <summary>The labels a case shows on its way, in their order.</summary>
    public static readonly string[] Labels =
        ["草稿", "待初审", "待复审", "待缴费", "待外交部审核", "APEC经济体审核中", "制卡中", "待取卡", "已邮寄"];

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        await GoOutToTheEconomiesAsync();
        await SeenAsync("APEC经济体审核中");
        await StepAsync("16 个经济体逐一决定  16 economies decide", () => Task.CompletedTask);
        await ProduceAsync();
        await SeenAsync("待取卡");
        var (clerk, tracking) = (await OfficerAsync("service-point-clerk"), "");
        await StepAsync(
            "代办点寄出  the service point posts the card", async () => tracking = await clerk.PostCardAsync(CaseNumber));
        var end = await EndAsync("已邮寄");
        Check(end, tracking);
        return end;
    }

    private static void Check(Ending end, string tracking)
    {
        Agree("the labels shown", string.Join(" → ", Labels), string.Join(" → ", end.LabelsShown));
        Agree("the tracking number's check digit", true, S10.IsValid(tracking));
        Agree("the tracking number", tracking, end.Case.Text("trackingNumber"));
        var economies = end.Case.Body!["economies"]!.AsArray();
        var decided = economies.Where(e => e!["state"]!.GetValue<string>() != "Waiting").Select(e => e!["economy"]);
        Agree("the economies that decided", string.Join(' ', Economies.PreClearing), string.Join(' ', decided));
        Agree("the fee is paid", true, end.Case.Body!["feePaid"]!.GetValue<bool>());
    }
}
