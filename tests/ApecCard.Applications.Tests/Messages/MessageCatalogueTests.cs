using ApecCard.Applications.Cases;
using ApecCard.Applications.Messages;
using ApecCard.Applications.Timeline;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Tests.Messages;

public class MessageCatalogueTests
{
    private static readonly Uri _link = new("https://apeccard.example/cases/1");

    public static TheoryData<TimelineEvent> Events => [.. Enum.GetValues<TimelineEvent>()];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_has_a_text_or_is_silent_on_purpose(TimelineEvent what) => Assert.True(
        MessageCatalogue.Texts.ContainsKey(what) ^ MessageCatalogue.Silent.Contains(what),
        $"{what}: a text or Silent?");

    [Fact]
    public void A_message_says_what_happened_where_the_case_stands_and_where_to_look()
    {
        var (subject, body) = Write(TimelineEvent.EconomyGranted, "SGP", Language.English);
        Assert.Equal("APEC Business Travel Card APEC20260504000001: Singapore has granted pre-clearance", subject);
        Assert.Contains(
            "Status: In pre clearance\nDetails: https://apeccard.example/cases/1", body, StringComparison.Ordinal);

        (subject, body) = Write(TimelineEvent.EconomyRefused, "NZL", Language.Chinese);
        Assert.Equal("APEC 商务旅行卡 APEC20260504000001：新西兰未批准预审批", subject);
        Assert.Contains("当前状态：APEC经济体审核中\n查看详情：https://apeccard.example/cases/1", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_economy_that_is_asked_has_a_name_in_both_languages() => Assert.All(
        Economies.PreClearing, economy =>
        {
            Assert.NotEqual(economy, EconomyNames.InChinese(economy));
            Assert.NotEqual(economy, EconomyNames.InEnglish(economy));
        });

    private static (string Subject, string Body) Write(TimelineEvent what, string economy, Language language) =>
        MessageCatalogue.Write(
            new(
                Guid.NewGuid(), Guid.NewGuid(), 1, what, Actor.Economy, CaseLabel.InPreClearance, economy, null,
                Stories.Today),
            language, "APEC20260504000001", _link);
}
