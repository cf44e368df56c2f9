using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Review.PreClearances.PreClearanceState;

namespace ApecCard.Review.Tests.PreClearances;

/// <summary>A cancelled card (注销卡) takes back what the economies have not decided yet.</summary>
public class WhenOrderAcceptedTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task Who_has_not_decided_need_not_any_more_and_what_is_decided_stays()
    {
        var review = await ACancelledCase(before: async asked =>
        {
            await service.Record("economy-aus", Said.Decided(asked, "AUS", "Granted", version: 1));
            await service.Record("economy-jpn", Said.Queried(asked, "JPN", "Why?", version: 1));
        });

        Assert.Equal((Granted, 1), await service.Word(review, "AUS"));
        Assert.Equal((Cancelled, 1), await service.Word(review, "JPN"));
        Assert.Equal((Cancelled, 0), await service.Word(review, "NZL"));
        Assert.True(await service.Now(review, now => now.Stage is CaseStage.Closed));
        var letters = Letters(review);
        Assert.Equal(15, letters.Select(letter => letter.Data.Economy).Distinct().Count());
        Assert.DoesNotContain(letters, letter => letter.Data.Economy == "AUS");
        Assert.All(letters, letter => Assert.Equal(
            ("abtc.preclearance.cancelled", review.CaseNumber, PreClearance.IdOf(review.Id, letter.Data.Economy)),
            (letter.Type, letter.Subject, letter.Data.RequestId)));
    }

    [Fact]
    public async Task When_the_broker_fails_the_same_letters_go_out_again_under_the_same_ids()
    {
        service.Mail.FailNext(2);

        var review = await ACancelledCase();

        var letters = Letters(review);
        Assert.Equal((48, 16), (letters.Length, letters.Select(letter => letter.Id).Distinct().Count()));
    }

    [Theory]
    [InlineData(OrderKind.EarlyProduction)]
    [InlineData(OrderKind.Replacement)]
    [InlineData(OrderKind.PassportChange)]
    public async Task Other_orders_take_nothing_back(OrderKind kind)
    {
        var review = await service.ACaseInPreClearance();

        await Accept(review, kind);

        Assert.Equal((Requested, 0), await service.Word(review, "AUS"));
        Assert.Empty(Letters(review));
    }

    [Fact]
    public async Task A_word_that_comes_afterwards_is_refused_over_the_broker_and_over_HTTP_and_not_tried_again()
    {
        var review = await ACancelledCase();

        Assert.Equal("decision.cancelled", (await Assert.ThrowsAsync<RuleViolationException>(() =>
            service.Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1)))).Code);
        Assert.Equal("decision.cancelled", (await Assert.ThrowsAsync<RuleViolationException>(() =>
            service.Record("economy-nzl", Said.Withdrawn(review, "NZL", version: 5)))).Code);

        var content = new ByteArrayContent(Said.Queried(review, "JPN", "Why?", version: 1));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(CloudEvents.ContentType);
        var answer = await service.Economy("JPN").PostAsync("/pre-clearances/words", content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var word = Assert.Single((await answer.Content.ReadFromJsonAsync<TakeWords.Answer[]>(Json.Options))!);
        Assert.Equal((TakeWords.Outcome.Rejected, "decision.cancelled"), (word.Outcome, word.Code));
    }

    [Fact]
    public async Task What_is_taken_back_is_on_no_list_of_open_or_late_requests()
    {
        var longAgo = DateTimeOffset.UtcNow.AddYears(-2);
        var review = await ACancelledCase(longAgo);

        var open = await service.Economy("PNG").GetFromJsonAsync<JsonElement>("/pre-clearances?limit=100");
        var late = await service.Officer(ReviewStage.MinistryReview)
            .GetFromJsonAsync<JsonElement>("/pre-clearances/overdue?limit=100");

        Assert.DoesNotContain($"{review.Id}", $"{open}", StringComparison.Ordinal);
        Assert.DoesNotContain($"{review.Id}", $"{late}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_question_nobody_waits_for_is_not_sent()
    {
        var review = await ACancelledCase(before: asked =>
            service.Record("economy-jpn", Said.Queried(asked, "JPN", "Why?", version: 1, id: "q-1")));

        await Handled(new EconomyQuestionAnswered(
            review.Id, 9, "JPN", EconomyQuestion.IdOf("JPN", "q-1"), DateTimeOffset.UtcNow));

        Assert.DoesNotContain(service.Mail.Answers, answer => answer.Data.CaseId == review.Id);
    }

    private async Task<ReviewCase> ACancelledCase(
        DateTimeOffset? requestedAt = null, Func<ReviewCase, Task>? before = null)
    {
        var review = await service.ACaseInPreClearance(requestedAt);
        await (before?.Invoke(review) ?? Task.CompletedTask);
        await Accept(review, OrderKind.Cancellation);
        return review;
    }

    private Task Accept(ReviewCase review, OrderKind kind) => Handled(new OrderAccepted(
        Guid.CreateVersion7(), 3, $"{review.CaseNumber}-01-zx", kind, review.Id, review.CaseNumber,
        review.EnterpriseId, review.Office, DateTimeOffset.UtcNow));

    private async Task Handled<T>(T message) where T : class
    {
        var messageId = Guid.NewGuid();
        await service.Bus.Publish(message, context => context.MessageId = messageId);
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Handled.AnyAsync(handled => handled.MessageId == messageId);
        });
    }

    private CloudEvent<PreClearanceCancelled>[] Letters(ReviewCase review) =>
        [.. service.Mail.Cancellations.Where(letter => letter.Data.CaseId == review.Id)];
}
