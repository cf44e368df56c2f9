using System.Net;
using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;

namespace ApecCard.Journeys.Scenarios;

/// <summary>
/// The payment provider is away, loses its callback, repeats it, lets somebody forge it: nobody pays twice, no payment
/// is lost, and a withdrawal's fee comes back as soon as the provider does.
/// </summary>
public sealed class PaymentTroubles(World world, Action<Step> took) : Journey(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        using var provider = new ProviderAbroad(World.PaymentProvider);
        await RegisterAsync();
        try
        {
            await RepeatedAsync(provider);
            await ForgedAsync(provider);
            await LostAsync(provider);
            return await WithdrawnAsync(provider);
        }
        finally
        {
            await provider.BeWellAsync();
        }
    }

    private async Task RepeatedAsync(ProviderAbroad provider)
    {
        await SubmitAsync();
        await provider.BehaveAsync(new { repeat = 4 });
        var cashier = "";
        await StepAsync("缴费，回调五次  pays, and the provider calls back five times", async () =>
        {
            cashier = await PayAtTheCashierAsync();
            await Until.SoAsync("five callbacks are answered", async () =>
                (await provider.AnswersAsync(cashier)).Length >= 5);
        });
        Agree("the answers to them", "200 200 200 200 200", string.Join(' ', await provider.AnswersAsync(cashier)));
        await PaidOnceAsync();
    }

    private async Task ForgedAsync(ProviderAbroad provider)
    {
        await AnotherApplicationAsync();
        await provider.BehaveAsync(new { callback = "Forged" });
        var cashier = "";
        await StepAsync("回调签名是伪造的，被拒绝  a forged callback is refused", async () =>
        {
            cashier = await PayAtTheCashierAsync();
            await Until.SoAsync("the forgery is answered", async () =>
                (await provider.AnswersAsync(cashier)).Length > 0);
        });
        Agree("the answer to the forgery", (int)HttpStatusCode.Unauthorized, (await provider.AnswersAsync(cashier))[0]);
        await StepAsync("主动查询，确认已缴费  the provider is asked, and says that it is paid", PaidOnceAsync);
    }

    private async Task LostAsync(ProviderAbroad provider)
    {
        await AnotherApplicationAsync();
        await PassAsync("初审通过  preliminary review", "preliminary-officer", "PreliminaryReview", "待复审");
        await PassAsync("复审通过  foreign affairs review", "foreign-affairs-officer", "ForeignAffairsReview", "待缴费");
        await provider.BehaveAsync(new { down = true });
        await StepAsync("支付机构无法连接，告知经办人  the provider is away, the agent is told", async () => Agree(
            "the answer to who goes to pay", HttpStatusCode.ServiceUnavailable, await RefusedCheckoutAsync()));
        await provider.BehaveAsync(new { callback = "None" });
        await StepAsync("再试一次，缴费成功，回调丢失  tries again and pays; the callback is lost", PayAtTheCashierAsync);
        await StepAsync("主动查询，确认已缴费  the provider is asked, and says that it is paid", PaidOnceAsync);
        await SeenAsync("待外交部审核");
    }

    private async Task<Ending> WithdrawnAsync(ProviderAbroad provider)
    {
        await provider.BehaveAsync(new { down = true });
        await StepAsync("支付机构又无法连接时撤回  withdraws while the provider is away", async () =>
        {
            await Agent.WithdrawAsync(CaseId, "员工离职");
            await Until.SoAsync("the refund is due", async () => await StateAsync() == "Refunding");
        });
        await SeenAsync("已撤回");
        Agree("given back so far", false, (await Agent.GetCaseAsync(CaseId)).Body!["feeRefunded"]!.GetValue<bool>());
        await provider.BeWellAsync();
        await StepAsync("支付机构恢复，全额退款  the provider is back, and so is the money", () =>
            Until.SoAsync("the fee is refunded", async () =>
                (await Agent.GetCaseAsync(CaseId)).Body!["feeRefunded"]!.GetValue<bool>()));
        Agree("the charge", "Refunded", await StateAsync());
        return await EndAsync("已撤回");
    }

    private async Task AnotherApplicationAsync()
    {
        Applicant = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));
        await SubmitAsync();
    }

    private async Task<string> PayAtTheCashierAsync()
    {
        var cashier = await Agent.StartCheckoutAsync(await Agent.GetChargeAsync(CaseId));
        await Agent.PayAtAsync(cashier);
        return cashier;
    }

    private async Task<HttpStatusCode?> RefusedCheckoutAsync()
    {
        try
        {
            await Agent.StartCheckoutAsync(await Agent.GetChargeAsync(CaseId));
            return HttpStatusCode.OK;
        }
        catch (JourneyException refused)
        {
            return refused.Status;
        }
    }

    private async Task<string> StateAsync() => (await Agent.GetChargeAsync(CaseId))["state"]!.GetValue<string>();

    private async Task PaidOnceAsync()
    {
        JsonArray timeline = [];
        await Until.SoAsync("the case knows that its fee is paid", async () =>
        {
            timeline = (await Agent.Door.GetAsync($"/api/applications/cases/{CaseId}/timeline")).Body!.AsArray();
            return timeline.Any(IsPayment);
        });
        Agree("the charge", "Paid", await StateAsync());
        Agree("the payments in the timeline", 1, timeline.Count(IsPayment));
    }

    private static bool IsPayment(JsonNode? entry) => entry!["what"]!.GetValue<string>() == "FeePaid";
}
