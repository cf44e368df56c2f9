using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Scenarios;

/// <summary>One economy asks before it decides; the applicant's answer goes back to it, and the card is made.</summary>
public sealed class Query(World world, Action<Step> took) : Journey(world, took)
{
    private const string Asking = "SGP";

    public override async Task<Ending> RunAsync()
    {
        await RegisterAsync();
        await SubmitAsync();
        using var economies = new EconomiesAbroad(World.Economies);
        await economies.AskFirstAsync(Asking, CaseNumber);
        await GoOutToTheEconomiesAsync();
        await SeenAsync("APEC经济体审核中");
        JsonNode? question = null;
        await StepAsync($"{Asking} 提问  {Asking} asks", () => Until.SoAsync("the question is shown", async () =>
            (question = (await Agent.GetCaseAsync(CaseId))
                .Body!["questions"]!.AsArray().FirstOrDefault()) is not null));
        await StepAsync(
            "回答  answers",
            () => Agent.AnswerAsync(CaseId, question!["questionId"]!.GetValue<Guid>(), "2025 年参加过新加坡航展。"));
        await ProduceAsync();
        var end = await EndAsync("待取卡");
        Agree("what the economy said then", "Granted", end.Case.Body!["economies"]!.AsArray()
            .Single(economy => economy!["economy"]!.GetValue<string>() == Asking)!["state"]!.GetValue<string>());
        return end;
    }
}
