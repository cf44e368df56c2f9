using System.Globalization;
using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.Cases;

/// <summary>Every act of a desk, tried in every situation by every role, has the result that the table says.</summary>
public class ActionTableTests(ReviewService service) : IClassFixture<ReviewService>
{
    private static readonly ActionTable _table = ActionTable.Of("review");
    private static readonly string[] _acts = ["Claim", "Pass", "Refuse", "Release", "Return"];

    private static readonly Dictionary<CaseStage, Action<ReviewCase>> _situations = new()
    {
        [CaseStage.PreliminaryReview] = _ => { },
        [CaseStage.ForeignAffairsReview] = Stories.InForeignAffairsReview,
        [CaseStage.ForeignAffairsPassed] = Stories.AwaitingPayment,
        [CaseStage.MinistryReview] = Stories.InMinistryReview,
        [CaseStage.MinistryPassed] = Stories.MinistryPassed,
        [CaseStage.PreClearance] = review =>
        {
            Stories.MinistryPassed(review);
            review.RequestPreClearance(["AUS"], Stories.Today);
        },
        [CaseStage.Returned] = Stories.Returned,
        [CaseStage.Closed] = review => review.Close(Stories.Today),
    };

    public static TheoryData<CaseStage> Situations => [.. _situations.Keys];

    [Fact]
    public void The_table_has_a_row_for_every_act_at_every_stage() => Assert.Equal(
        from stage in Enum.GetNames<CaseStage>()
        from act in _acts
        orderby stage, act
        select (stage, act),
        from row in _table.Rows
        orderby row.Situation, row.Action
        select (row.Situation, row.Action));

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_is_tried_has_the_result_that_the_table_says(CaseStage situation)
    {
        foreach (var row in _table.Rows.Where(row => row.Situation == $"{situation}"))
        {
            foreach (var (role, expected) in row.Expected)
            {
                await Try(row, role, expected, situation);
            }
        }
    }

    private async Task Try(ActionTable.Row row, string role, string expected, CaseStage situation)
    {
        var refused = char.IsDigit(expected[0]);
        var officer = $"{role}-{Guid.NewGuid():N}";
        var decidesHere = DeskOf(role) is { } desk && CaseStages.Of(desk) == situation;
        var review = await service.ACase(story =>
        {
            _situations[situation](story);
            if (decidesHere && row.Action is not "Claim")
            {
                story.Claim(officer, Enum.GetValues<ReviewStage>(), Stories.Today);
            }

            story.Escalate(DateTimeOffset.MaxValue); // or it would be meanwhile, being late
        });
        using var http = Client(role, officer);

        var answer = await http.PostAsJsonAsync(
            $"/cases/{review.Id}/{Path(row.Action)}", Body(row.Action, DeskOf(role)));

        if (refused)
        {
            var status = (HttpStatusCode)int.Parse(expected[..3], CultureInfo.InvariantCulture);
            await Refusal.Is(status, expected[4..], answer);
            Assert.True(
                await service.Now(review, now => now.Version == review.Version && now.Stage == review.Stage),
                $"{row} by {role}");
        }
        else
        {
            Assert.True(answer.IsSuccessStatusCode, $"{row} by {role}: {await answer.Content.ReadAsStringAsync()}");
            Assert.True(await service.Now(review, now => $"{now.Stage}" == expected), $"{row} by {role}");
        }
    }

    private HttpClient Client(string role, string officer) => role switch
    {
        "anonymous" => service.Anonymous(),
        "other-enterprise" => service.As(Roles.Enterprise, Guid.NewGuid()),
        "preliminary-officer-elsewhere" => service.As(Roles.PreliminaryOfficer, office: "hunan", subject: officer),
        Roles.MinistryOfficer => service.As(role, subject: officer),
        _ => service.As(role, Guid.NewGuid(), office: "shanghai", subject: officer, economy: "AUS"),
    };

    private static ReviewStage? DeskOf(string role) => role switch
    {
        "preliminary-officer" or "preliminary-officer-elsewhere" => ReviewStage.PreliminaryReview,
        Roles.ForeignAffairsOfficer => ReviewStage.ForeignAffairsReview,
        Roles.MinistryOfficer => ReviewStage.MinistryReview,
        _ => null,
    };

    private static string Path(string act) => act switch
    {
        "Return" => "correction",
        "Refuse" => "refusal",
#pragma warning disable CA1308 // a path
        _ => act.ToLowerInvariant(),
#pragma warning restore CA1308
    };

    private static object Body(string act, ReviewStage? desk)
    {
        var stage = $"{desk ?? ReviewStage.PreliminaryReview}";
        return act switch
        {
            "Return" => new
            {
                stage,
                pins = new[] { new { kind = "Field", target = "applicant.travelNeed", reason = "Say where." } },
            },
            "Refuse" => new { stage, reasonCode = "not-eligible" },
            _ => new { stage },
        };
    }
}
