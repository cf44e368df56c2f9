using System.Net;
using ApecCard.Applications.Board;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Board;

[Collection(nameof(TheService))]
public class GetBoardTests(ApplicationsService service)
{
    [Fact]
    public async Task The_board_tells_who_said_what_when_and_that_there_is_no_history_yet()
    {
        var caseFile = await service.ACase(c =>
        {
            Stories.InPreClearance(c);
            c.Grants("AUS");
            c.RecordQuestion("SGP", 1, Guid.NewGuid(), "Since when?", Stories.Today);
        });

        var board = (await service.Owner(caseFile).GetFromJsonAsync<GetBoard.Response>(
            $"/cases/{caseFile.Id}/economies", Json.Options))!;

        Assert.Equal((1, 1, 3, "not-enough-data"), (board.Decided, board.Granted, board.Of, board.ForecastNote));
        Assert.Equal(
            [
                ("AUS", PreClearanceState.Granted),
                ("NZL", PreClearanceState.Waiting),
                ("SGP", PreClearanceState.Queried),
            ],
            board.Economies.Select(row => (row.Economy, row.State)));
        Assert.All(board.Economies, row => Assert.False(row.Overdue));
    }

    [Fact]
    public async Task Another_enterprise_sees_no_board()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases/{caseFile.Id}/economies"));
    }

    [Fact]
    public async Task Everybody_may_know_how_long_an_economy_takes_once_there_is_enough_history()
    {
        await using var db = service.OpenDatabase();
        db.DecisionTimes.AddRange(Enumerable.Range(1, 20).Select(days =>
            new DecisionTime(Guid.NewGuid(), "PNG", days, Stories.Today)));
        await db.SaveChangesAsync();
        using var history = new DecisionHistory(
            service.Services.GetRequiredService<IServiceScopeFactory>(), new ConfigurationBuilder().Build());

        var times = (await GetDecisionTimes.Handle(history, TimeProvider.System, default)).Value!;

        var papua = times.Economies.Single(row => row.Economy == "PNG");
        Assert.Equal((20, 10, 18), (papua.Decisions, papua.Days!.HalfWithin, papua.Days.NineOfTenWithin));
        Assert.Null(times.Economies.Single(row => row.Economy == "NZL").Days);
        Assert.Null(times.All);
        Assert.Equal(HttpStatusCode.OK, (await service.Anonymous().GetAsync("/economies/times")).StatusCode);
    }
}
