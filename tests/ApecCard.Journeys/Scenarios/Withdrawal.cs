using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// The enterprise takes a paid application back before the ministry has passed it, and gets its money back.
/// </summary>
public sealed class Withdrawal(World world, Action<Step> took) : Journey(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        await PayAsync();
        await StepAsync("撤回申请  withdraws", () => Agent.WithdrawAsync(CaseId, "员工离职"));
        await SeenAsync("已撤回");
        await StepAsync("全额退款  all is refunded", () => Until.SoAsync("the fee is refunded", async () =>
            (await Agent.GetCaseAsync(CaseId)).Body!["feeRefunded"]!.GetValue<bool>()));
        return await EndAsync("已撤回");
    }
}
