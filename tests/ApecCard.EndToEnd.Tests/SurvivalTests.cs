using ApecCard.Journeys.Actors;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>What a submission was promised is kept, whatever dies meanwhile.</summary>
[Collection(nameof(TheWholeSystem))]
public class SurvivalTests(WholeSystem system)
{
    private Officer? _officer;

    [Fact]
    public async Task A_case_opens_though_Applications_was_killed_right_after_the_submission_committed()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);

        // The broker holds its breath, so that nothing can be sent between the commit and the kill.
        await system.SignalAsync("messaging", "STOP");
        try
        {
            await agent.SubmitAsync(caseId);
            await system.SignalAsync("applications", "KILL");
        }
        finally
        {
            await system.SignalAsync("messaging", "CONT");
        }

        await system.WaitUntilEndedAsync("applications");
        var owed = await OwedAsync(); // confirmed by nobody, so it is owed still, even if the broker has got it
        await system.StartAsync("applications");

        Assert.Contains(owed, type => type.EndsWith("CaseSubmitted", StringComparison.Ordinal));

        await Eventually.Is(() => IsOpenAsync(caseId), seconds: 60);
        Assert.Equal("待初审", (await agent.GetCaseAsync(caseId)).Text("labelInChinese"));
    }

    [Fact]
    public async Task A_submission_while_the_broker_is_away_succeeds_and_the_case_opens_when_it_is_back()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);

        await system.StopAsync("messaging");
        Answer submitted;
        try
        {
            submitted = await agent.SubmitAsync(caseId);
            Assert.False(await IsOpenAsync(caseId));
        }
        finally
        {
            await system.StartAsync("messaging");
        }

        Assert.Equal("待初审", submitted.Text("labelInChinese"));
        await Eventually.Is(() => IsOpenAsync(caseId), seconds: 60);
    }

    private Task<List<string>> OwedAsync() =>
        system.QueryAsync<string>("applicationsdb", """select "Type" from "Outbox" """);

    private async Task<bool> IsOpenAsync(Guid caseId)
    {
        _officer ??= await system.AnOfficerAsync("preliminary-officer", "shanghai");
        using var answer = await _officer.Door.SendRawAsync(
            HttpMethod.Get, $"/api/review/cases/{caseId}", content: null);
        return answer.IsSuccessStatusCode;
    }
}
