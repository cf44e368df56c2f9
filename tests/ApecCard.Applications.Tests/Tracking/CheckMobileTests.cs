using System.Net;
using ApecCard.Applications.Tracking;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>Text messages go only to a mobile that was shown to be the applicant's.</summary>
[Collection(nameof(TheTrackingService))]
public class CheckMobileTests(TrackingService service)
{
    [Fact]
    public async Task A_mobile_that_nobody_has_checked_gets_no_code_and_the_answer_is_the_same()
    {
        var (caseFile, _, mobile) = await service.Tracked();
        await service.Asked(caseFile.Number, TrackingChannel.Mobile);
        await service.IsSettled(caseFile.Number!);
        Assert.Empty(service.TextsTo(mobile));
    }

    [Fact]
    public async Task Once_a_code_came_to_it_and_back_text_messages_do()
    {
        var (caseFile, email, mobile) = await service.Tracked();
        var tracker = service.Tracker(await Token(await service.ACode(caseFile, email)));

        var asked = await tracker.PostAsync("/tracking/mobile", content: null);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var requestId = (await asked.Content.ReadFromJsonAsync<RequestCode.Response>())!.RequestId;
        await Eventually.Is(() => service.TextsTo(mobile).Length == 1);
        await Token(new(requestId, TrackingService.CodeIn(service.TextsTo(mobile)[0])));

        Assert.Equal(1, await service.Audited("tracking.mobile-checked", $"{caseFile.Id}"));
        await service.Asked(caseFile.Number, TrackingChannel.Mobile);
        await Eventually.Is(() => service.TextsTo(mobile).Length == 2);
    }

    [Fact]
    public async Task A_code_that_was_sent_and_did_not_come_back_checks_nothing()
    {
        var (caseFile, email, mobile) = await service.Tracked();
        var tracker = service.Tracker(await Token(await service.ACode(caseFile, email)));
        await tracker.PostAsync("/tracking/mobile", content: null);
        await Eventually.Is(() => service.TextsTo(mobile).Length == 1);

        await service.Asked(caseFile.Number, TrackingChannel.Mobile);
        await service.IsSettled(caseFile.Number!);

        Assert.Single(service.TextsTo(mobile));
    }

    [Fact]
    public async Task Nobody_checks_it_who_does_not_look_at_the_case() => await Refusal.Is(
        HttpStatusCode.Unauthorized, "tracking.session-ended",
        await service.Tracker("guessed").PostAsync("/tracking/mobile", content: null));

    private async Task<string> Token(SentCode code)
    {
        var opened = await service.Open(code);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (await opened.Content.ReadFromJsonAsync<OpenSession.Response>())!.Token;
    }
}
