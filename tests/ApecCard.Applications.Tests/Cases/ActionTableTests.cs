using System.Globalization;
using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>Every action, tried in every situation by every role, has the result that the table says.</summary>
[Collection(nameof(TheService))]
public class ActionTableTests(ApplicationsService service)
{
    private static readonly ActionTable _table = ActionTable.Of("applications");
    private static readonly Guid _question = Guid.NewGuid();
    private Guid _otherEnterprise;

    private static readonly Dictionary<string, Action<CaseFile>> _situations = new()
    {
        ["Draft"] = Stories.Filled,
        ["PreliminaryReview"] = Stories.InPreliminaryReview,
        ["ForeignAffairsReview"] = Stories.InForeignAffairsReview,
        ["AwaitingPayment"] = Stories.AwaitingPayment,
        ["MinistryReview"] = Stories.InMinistryReview,
        ["Correction"] = c =>
        {
            Stories.InCorrection(c);
            c.AnswerPins(c.OpenCorrection!.Pins.ToDictionary(pin => pin.Target, _ => "It is right."), Stories.Today);
        },
        ["Forwarded"] = c =>
        {
            Stories.InPreClearance(c);
            c.RecordQuestion("AUS", 1, _question, "Since when?", Stories.Today);
        },
        ["Card"] = c => WithCardUntil(c, new(2031, 5, 4)),
        ["CardInLastMonths"] = c => WithCardUntil(c, new(2026, 11, 4)),
        ["CardExpired"] = c =>
        {
            WithCardUntil(c, new(2026, 5, 3));
            c.RecordCardEnd(Stories.ACard, Card.Expired, null, Stories.Today);
        },
        ["CardRevoked"] = c =>
        {
            WithCardUntil(c, new(2031, 5, 4));
            c.RecordCardEnd(Stories.ACard, Card.Revoked, "renewed", Stories.Today);
        },
        ["Refused"] = Stories.Refused,
        ["Withdrawn"] = Stories.Withdrawn,
        ["Lapsed"] = Stories.Lapsed,
    };

    public static TheoryData<string> Situations => [.. _situations.Keys];

    [Fact]
    public void The_table_has_a_row_for_every_action_in_every_situation() => Assert.Equal(
        from situation in _situations.Keys
        from action in CaseActions.ForEnterprise
        orderby situation, $"{action}"
        select (situation, $"{action}"),
        from row in _table.Rows
        orderby row.Situation, row.Action
        select (row.Situation, row.Action));

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_is_tried_has_the_result_that_the_table_says(string situation)
    {
        _otherEnterprise = await service.AnEnterprise();
        foreach (var row in _table.Rows.Where(row => row.Situation == situation))
        {
            var caseFile = await service.ACase(_situations[situation]);
            foreach (var (role, expected) in row.Expected)
            {
                if (char.IsDigit(expected[0]))
                {
                    await IsRefused(row, role, expected, caseFile);
                }
                else
                {
                    await Leads(row, role, expected);
                }
            }
        }
    }

    private async Task IsRefused(ActionTable.Row row, string role, string expected, CaseFile caseFile)
    {
        var status = (HttpStatusCode)int.Parse(expected[..3], CultureInfo.InvariantCulture);
        var answer = await Try(row.Action, Client(role, caseFile), caseFile);
        await Refusal.Is(status, expected[4..], answer);
        Assert.True(
            await service.Now(caseFile, now => now.Version == caseFile.Version && now.Facts == caseFile.Facts),
            $"{row} by {role}");
    }

    // What changes the case is tried on a case of its own, and was offered there.
    private async Task Leads(ActionTable.Row row, string role, string expected)
    {
        var caseFile = await service.ACase(_situations[row.Situation]);
        Assert.Contains(Enum.Parse<CaseAction>(row.Action), caseFile.Available(Stories.Today));

        var answer = await Try(row.Action, Client(role, caseFile), caseFile);

        Assert.True(answer.IsSuccessStatusCode, $"{row} by {role}: {await answer.Content.ReadAsStringAsync()}");
        var shown = (await answer.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
        Assert.Equal(expected, $"{(await service.Reload(shown.Id)).Stage}");
    }

    private HttpClient Client(string role, CaseFile caseFile) => role switch
    {
        "anonymous" => service.Anonymous(),
        "other-enterprise" => service.As(Roles.Enterprise, _otherEnterprise),
        "preliminary-officer-elsewhere" => service.As(Roles.PreliminaryOfficer, office: "beijing"),
        _ => service.As(role, caseFile.EnterpriseId, office: "shanghai"),
    };

    private static Task<HttpResponseMessage> Try(string action, HttpClient http, CaseFile caseFile) =>
        Enum.Parse<CaseAction>(action) switch
        {
            CaseAction.EditForm => http.PutAsJsonAsync($"/cases/{caseFile.Id}/form", caseFile.Form, Json.Options),
            CaseAction.Submit => http.PostAsync($"/cases/{caseFile.Id}/submission", null),
            CaseAction.Withdraw => http.PostAsJsonAsync(
                $"/cases/{caseFile.Id}/withdrawal", new { reason = "Left the firm" }),
            CaseAction.SubmitCorrection => http.PostAsync($"/cases/{caseFile.Id}/correction/submission", null),
            CaseAction.AnswerQuestion =>
                http.PostAsJsonAsync(
                    $"/cases/{caseFile.Id}/questions/{_question}/answer", new { answer = "Since 2020." }),
            CaseAction.Renew => http.PostAsJsonAsync("/cases", new { noticeAccepted = true, renews = caseFile.Id }),
            _ => http.PostAsJsonAsync("/cases", new { noticeAccepted = true, copyOf = caseFile.Id }),
        };

    private static void WithCardUntil(CaseFile caseFile, DateOnly expiresOn)
    {
        Stories.InProduction(caseFile);
        caseFile.RecordCard(Stories.ACard, expiresOn, Stories.Today);
        caseFile.Mail(Stories.ACard);
    }
}
