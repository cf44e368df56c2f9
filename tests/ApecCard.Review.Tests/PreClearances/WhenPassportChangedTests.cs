using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Review.Tests.PreClearances;

/// <summary>Grants carry over to another passport, and all economies are told of it (domain §4).</summary>
public class WhenPassportChangedTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task All_sixteen_are_told_of_the_new_passport_whatever_they_have_decided()
    {
        var review = await service.ACaseInPreClearance();
        await service.Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1));

        await service.Bus.Publish(Changed(review));

        await Eventually.Is(() => Letters(review).Length == 16);
        Assert.Equal(ServiceDefaults.Formats.Economies.PreClearing, Letters(review).Select(one => one.Data.Economy));
        Assert.All(Letters(review), letter =>
        {
            Assert.Equal("abtc.preclearance.passport-changed", letter.Type);
            Assert.Equal(
                ("E12345678", new DateOnly(2034, 1, 1), "E87654321"),
                (letter.Data.PassportNumber, letter.Data.PassportExpiresOn, letter.Data.PreviousPassportNumber));
            Assert.DoesNotContain("E1", letter.Data.ToString(), StringComparison.Ordinal);
        });
        Assert.Equal((PreClearanceState.Granted, 1), await service.Word(review, "AUS"));
        Assert.Equal((PreClearanceState.Requested, 0), await service.Word(review, "JPN"));
    }

    [Fact]
    public async Task When_the_broker_fails_the_same_letters_go_out_again_under_the_same_ids()
    {
        var review = await service.ACaseInPreClearance();
        service.Mail.FailNext(2);

        await service.Bus.Publish(Changed(review));

        await Eventually.Is(() => Letters(review).Length == 48);
        Assert.Equal(16, Letters(review).Select(letter => letter.Id).Distinct().Count());
    }

    [Fact]
    public async Task Before_the_economies_are_asked_it_is_too_early_to_tell_them()
    {
        var review = await service.ACase(Stories.MinistryPassed);

        await service.Bus.Publish(Changed(review));

        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Any<PassportChanged>(one =>
            one.Context.Message.CaseId == review.Id && one.Exception is TooEarlyException));
        Assert.Empty(Letters(review));
    }

    private CloudEvent<PassportChangeNotice>[] Letters(ReviewCase review) =>
        [.. service.Mail.PassportChanges.Where(letter => letter.Data.CaseId == review.Id)];

    private static PassportChanged Changed(ReviewCase review) =>
        new(review.Id, 9, review.CaseNumber, Guid.CreateVersion7(), DateTimeOffset.UtcNow);
}
