using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.PreClearances;

public class WhenCaseForwardedTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task Each_of_the_sixteen_economies_is_asked_once_with_what_it_needs_to_decide()
    {
        var review = await service.ACase(Stories.MinistryPassed);

        await service.Bus.Publish(Forwarded(review));
        await Eventually.Is(() => service.IsPublished<PreClearanceRequested>(requested =>
            requested.CaseId == review.Id && requested.Economies.Length == 16));
        await service.Bus.Publish(Forwarded(review)); // said twice, asked once
        await Task.Delay(300);

        var asked = Asked(review);
        Assert.Equal(ServiceDefaults.Formats.Economies.PreClearing, asked.Select(question => question.Data.Economy));
        Assert.All(asked, question =>
        {
            Assert.Equal("abtc.preclearance.requested", question.Type);
            Assert.Equal(review.CaseNumber, question.Subject);
            Assert.Equal(("WANG", "E12345678", "CHN"), (question.Data.Applicant.FamilyName,
                question.Data.Applicant.PassportNumber, question.Data.Applicant.Nationality));
        });
        Assert.Contains("Bearer service-token", service.Peers.Bearers);
        Assert.Equal(16, await service.Count<PreClearance>(all => all.Where(one => one.CaseId == review.Id)));
        Assert.True(await service.Now(review, now => now.Stage is CaseStage.PreClearance));
    }

    [Fact]
    public async Task When_the_broker_fails_the_same_questions_go_out_again_under_the_same_ids()
    {
        var review = await service.ACase(Stories.MinistryPassed);
        service.Mail.FailNext(2);

        await service.Bus.Publish(Forwarded(review));

        await Eventually.Is(() => service.Now(review, now => now.Stage is CaseStage.PreClearance));
        var asked = Asked(review);
        Assert.Equal(48, asked.Length);
        Assert.Equal(16, asked.Select(question => question.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_case_the_ministry_has_not_passed_is_not_sent_out()
    {
        var review = await service.ACase(Stories.InMinistryReview);
        await service.Bus.Publish(Forwarded(review));
        await Task.Delay(300);
        Assert.Empty(Asked(review));
    }

    [Fact]
    public void No_personal_data_in_what_a_log_would_show()
    {
        var person = new PreClearanceQuestion.Person("WANG", "XIAOMING", "M", default, "E12345678", default, "CHN");
        var question = new PreClearanceQuestion(Guid.Empty, Guid.Empty, "AUS", person);
        Assert.DoesNotContain("WANG", question.ToString(), StringComparison.Ordinal);
    }

    private CloudEvent<PreClearanceQuestion>[] Asked(ReviewCase review) =>
        [.. service.Mail.Sent.Where(question => question.Data.CaseId == review.Id)];

    private static CaseForwarded Forwarded(ReviewCase review) => new(review.Id, 8, review.CaseNumber, Stories.Today);
}
