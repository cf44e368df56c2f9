using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>All sixteen economies refuse: there is no card, and the reason says so.</summary>
public sealed class AllRefused(World world, Action<Step> took) : Journey(world, took)
{
    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        using var economies = new EconomiesAbroad(World.Economies);
        await economies.RefuseAllAsync(CaseNumber);
        await GoOutToTheEconomiesAsync();
        var end = await EndAsync("不予通过");
        Agree("the reason", "all-economies-refused", end.Case.Body!["refusal"]!["code"]!.GetValue<string>());
        Agree("the economies that refused", 16, end.Case.Body!["economies"]!.AsArray().Count(
            economy => economy!["state"]!.GetValue<string>() == "Refused"));
        return end;
    }
}
