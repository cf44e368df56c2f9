using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Review.PreClearances.PreClearanceState;

namespace ApecCard.Review.Tests.PreClearances;

public class QueryTests(ReviewService service) : IClassFixture<ReviewService>
{
    private const string Words = "Who is LEI LI, and why do you visit?";

    [Fact]
    public async Task An_economy_asks_and_the_bus_hears_that_it_did_but_not_what()
    {
        var review = await service.ACaseInPreClearance();
        var asked = Said.Queried(review, "AUS", Words, version: 1, id: "question 1");
        Assert.True(await service.Record("economy-aus", asked));
        Assert.False(await service.Record("economy-aus", asked));

        var questionId = EconomyQuestion.IdOf("AUS", "question 1");
        await Eventually.Is(() => service.IsPublished<EconomyQueried>(queried => queried.CaseId == review.Id
            && queried is { Economy: "AUS", PreClearanceVersion: 1 } && queried.QuestionId == questionId));
        Assert.Equal((Queried, 1), await service.Word(review, "AUS"));
        Assert.DoesNotContain("LEI LI", await EverythingKept(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_question_it_decides_with_a_higher_version_only()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-aus", Said.Queried(review, "AUS", Words, version: 2));
        await service.Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1));
        Assert.Equal((Queried, 2), await service.Word(review, "AUS"));

        await service.Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 3));
        Assert.Equal((Granted, 3), await service.Word(review, "AUS"));
    }

    [Fact]
    public async Task A_question_that_its_decision_has_overtaken_is_not_asked_any_more()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-jpn", Said.Decided(review, "JPN", "Refused", version: 2));
        await service.Record("economy-jpn", Said.Queried(review, "JPN", Words, version: 1));
        Assert.Equal((Refused, 2), await service.Word(review, "JPN"));
        Assert.Equal(0, await service.Count<EconomyQuestion>(all => all.Where(one => one.CaseId == review.Id)));

        var late = await Assert.ThrowsAsync<RuleViolationException>(() =>
            service.Record("economy-jpn", Said.Queried(review, "JPN", Words, version: 3, id: "late")));
        Assert.Equal("decision.already-decided", late.Code);
        Assert.Equal(0, await service.Count<ReceivedWord>(all => all.Where(one => one.EventId == "late")));
    }

    [Fact]
    public async Task A_grant_is_withdrawn_and_may_be_given_again()
    {
        var review = await service.ACaseInPreClearance();
        await Assert.ThrowsAsync<TooEarlyException>(() =>
            service.Record("economy-nzl", Said.Withdrawn(review, "NZL", version: 2, id: "overtaking")));
        await service.Record("economy-nzl", Said.Decided(review, "NZL", "Granted", version: 1));
        await service.Record("economy-nzl", Said.Withdrawn(review, "NZL", version: 2, id: "overtaking"));

        await Eventually.Is(() => service.IsPublished<GrantWithdrawn>(withdrawn => withdrawn.CaseId == review.Id
            && withdrawn is { Economy: "NZL", PreClearanceVersion: 2 }));
        Assert.Equal((Withdrawn, 2), await service.Word(review, "NZL"));

        await service.Record("economy-nzl", Said.Decided(review, "NZL", "Granted", version: 3));
        Assert.Equal((Granted, 3), await service.Word(review, "NZL"));
    }

    [Fact]
    public async Task What_was_not_granted_is_not_withdrawn()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-per", Said.Decided(review, "PER", "Refused", version: 1));
        var refused = await Assert.ThrowsAsync<RuleViolationException>(() =>
            service.Record("economy-per", Said.Withdrawn(review, "PER", version: 2)));
        Assert.Equal("decision.nothing-to-withdraw", refused.Code);
        Assert.Equal((Refused, 1), await service.Word(review, "PER"));
    }

    [Theory]
    [InlineData(4000, null)]
    [InlineData(4001, "decision.malformed")]
    [InlineData(0, "decision.malformed")]
    public async Task A_question_has_up_to_four_thousand_characters(int length, string? code)
    {
        var review = await service.ACaseInPreClearance();
        var question = Said.Queried(review, "AUS", new string('问', length), version: 1);
        var thrown = await Record.ExceptionAsync(() => service.Record("economy-aus", question));
        Assert.Equal(code, (thrown as WordRejectedException)?.Code);
    }

    [Theory]
    [InlineData("\"question\":", "\"other\":")]
    [InlineData("\"question\":\"Who", "\"question\":\"\\u0000Who")]
    [InlineData("\"question\":\"Who", "\"question\":\"\\ud800Who")]
    [InlineData("\"version\":1", "\"version\":1,\"version\":2")]
    [InlineData("\"version\":1", "\"version\":-1")]
    [InlineData("\"queriedAt\":\"2026-05-04", "\"queriedAt\":\"2026-15-04")]
    [InlineData("abtc.preclearance.queried", "abtc.preclearance.withdrawn")]
    [InlineData("\"data\":{", "\"data\":null,\"x\":{")]
    [InlineData("\"data\":{", "\"data\":\"text\",\"x\":{")]
    public async Task A_question_that_is_malformed_is_rejected(string from, string to)
    {
        var review = await service.ACaseInPreClearance();
        var right = Encoding.UTF8.GetString(Said.Queried(review, "AUS", "Who?", version: 1));
        var wrong = right.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(right, wrong);
        var rejected = await Assert.ThrowsAsync<WordRejectedException>(() =>
            service.Record("economy-aus", Encoding.UTF8.GetBytes(wrong)));
        Assert.Equal("decision.malformed", rejected.Code);
    }

    [Fact]
    public async Task The_answer_goes_back_to_the_economy_once_and_is_not_kept()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-tha", Said.Queried(review, "THA", Words, version: 1, id: "question 2"));
        var answered = new EconomyQuestionAnswered(
            review.Id, 9, "THA", EconomyQuestion.IdOf("THA", "question 2"), Stories.Today);

        service.Mail.FailNext(1);
        await service.Bus.Publish(answered);
        await Eventually.Is(() => IsAnswered(answered.QuestionId));
        await service.Bus.Publish(answered); // said twice, sent no further time
        await Task.Delay(300);

        var sent = service.Mail.Answers.Where(one => one.Data.CaseId == review.Id).ToArray();
        Assert.Equal(2, sent.Length); // the first was lost, as far as we know
        Assert.Single(sent.Select(one => one.Id).Distinct());
        Assert.Equal(("abtc.preclearance.answered", review.CaseNumber), (sent[0].Type, sent[0].Subject));
        Assert.Equal(
            new QuestionAnswer(review.Id, PreClearance.IdOf(review.Id, "THA"), "THA", answered.QuestionId, "question 2",
                "To visit my cousin LEI LI."),
            sent[0].Data);
        Assert.Contains("Bearer service-token", service.Peers.Bearers);
        Assert.DoesNotContain("LEI LI", await EverythingKept(), StringComparison.Ordinal);
        Assert.DoesNotContain("LEI LI", $"{sent[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applications_gets_the_words_of_a_question_and_nobody_else()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-vnm", Said.Queried(review, "VNM", Words, version: 1, id: "question 3"));
        var path = $"/questions/{EconomyQuestion.IdOf("VNM", "question 3")}";

        var question = await service.As(Roles.Service, subject: "applications")
            .GetFromJsonAsync<JsonElement>($"/cases/{review.Id}{path}");
        Assert.Equal(("VNM", Words), (
            question.GetProperty("economy").GetString(), question.GetProperty("question").GetString()));

        var other = await service.ACaseInPreClearance();
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Service).GetAsync($"/cases/{other.Id}{path}"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.MinistryOfficer).GetAsync($"/cases/{review.Id}{path}"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.Economy("VNM").GetAsync($"/cases/{review.Id}{path}"));
    }

    [Fact]
    public async Task An_officer_sees_which_economy_has_asked_something()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-mys", Said.Queried(review, "MYS", Words, version: 1));

        var view = await service.Officer(ReviewStage.MinistryReview)
            .GetFromJsonAsync<JsonElement>($"/cases/{review.Id}");

        var states = view.GetProperty("preClearances").EnumerateArray().ToDictionary(
            one => one.GetProperty("economy").GetString()!, one => one.GetProperty("state").GetString());
        Assert.Equal(("Queried", "Requested"), (states["MYS"], states["AUS"]));
    }

    private async Task<bool> IsAnswered(Guid questionId)
    {
        await using var db = service.OpenDatabase();
        return (await db.Questions.FindAsync(questionId))!.AnsweredAt is not null;
    }

    // All rows of the tables that could show what was asked or answered.
    private async Task<string> EverythingKept()
    {
        await using var db = service.OpenDatabase();
        return string.Concat(await db.Database.SqlQuery<string>($"""
            select t::text as "Value" from "Questions" t union all select t::text from "ReceivedWords" t
            union all select t::text from "AuditEntries" t union all select t::text from "Outbox" t
            union all select t::text from "PreClearances" t
            union all select encode("Protected", 'escape') from "Questions"
            """).ToListAsync());
    }
}
