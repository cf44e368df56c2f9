using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>What becomes of a case as the economies decide, one after the other.</summary>
public class DecisionTests
{
    private readonly CaseFile _caseFile = Stories.A(Stories.InPreClearance);

    [Fact]
    public void The_board_shows_every_economy_that_was_asked()
    {
        _caseFile.Grants("NZL");
        _caseFile.Refuses("AUS");

        Assert.Equal(
            [
                ("AUS", PreClearanceState.Refused),
                ("NZL", PreClearanceState.Granted),
                ("SGP", PreClearanceState.Waiting),
            ],
            EconomyState.Board(_caseFile).Select(one => (one.Economy, one.State)));
    }

    [Fact]
    public void Before_the_last_economy_decided_no_card_is_wanted()
    {
        Assert.Empty(_caseFile.Grants("AUS"));
        Assert.Empty(_caseFile.Grants("SGP"));
        Assert.Equal((Clearance.InProgress, "APEC经济体审核中"),
            (_caseFile.Clearance, CaseLabels.Of(_caseFile.Facts).Chinese));
    }

    [Fact]
    public void The_last_decision_wants_a_card_with_exactly_the_economies_that_granted()
    {
        _caseFile.Grants("SGP");
        _caseFile.Refuses("NZL");

        var wanted = Wanted(_caseFile.Grants("AUS"));

        Assert.Equal(["AUS", "SGP"], wanted.GrantedEconomies);
        Assert.Equal(
            (_caseFile.Id, _caseFile.Number, _caseFile.EnterpriseId, "shanghai", _caseFile.Version),
            (wanted.CaseId, wanted.CaseNumber, wanted.EnterpriseId, wanted.Office, wanted.CaseVersion));
        Assert.Equal(_caseFile.Form.Handover!.Method, wanted.Handover);
        Assert.Equal("制卡中", CaseLabels.Of(_caseFile.Facts).Chinese);
    }

    [Fact]
    public void A_refusal_that_comes_last_still_wants_a_card_with_what_was_granted()
    {
        _caseFile.Grants("SGP");
        _caseFile.Grants("AUS");
        Assert.Equal(["AUS", "SGP"], Wanted(_caseFile.Refuses("NZL")).GrantedEconomies);
    }

    [Fact]
    public void When_all_have_refused_the_case_is_refused_and_no_card_is_wanted()
    {
        var told = Stories.Three.SelectMany(economy => _caseFile.Refuses(economy)).ToArray();
        Assert.Equal(RefusalReasons.AllEconomiesRefused, Assert.IsType<CaseRefused>(Assert.Single(told)).ReasonCode);
        Assert.Equal("不予通过", CaseLabels.Of(_caseFile.Facts).Chinese);
        Assert.Equal((Clearance.Complete, Card.None), (_caseFile.Clearance, _caseFile.Card));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void An_economys_last_word_counts_whatever_arrives_last(int first, int second)
    {
        foreach (var version in new[] { first, second })
        {
            _caseFile.RecordWord(new(
                "AUS", version == 1 ? EconomyAnswer.Granted : EconomyAnswer.Refused, version, Stories.Today));
        }

        Assert.Empty(_caseFile.GrantedEconomies);
        Assert.Equal(2, Assert.Single(_caseFile.Words).Version);
    }

    [Fact]
    public void A_card_names_what_the_economies_said_last()
    {
        _caseFile.Grants("AUS");
        _caseFile.Refuses("AUS", version: 2);
        _caseFile.Grants("NZL");
        Assert.Equal(["NZL", "SGP"], Wanted(_caseFile.Grants("SGP")).GrantedEconomies);
    }

    [Fact]
    public void An_economy_that_changes_its_mind_after_the_last_one_is_struck_from_the_card()
    {
        Array.ForEach(Stories.Three, economy => _caseFile.Grants(economy));
        Assert.Equal("AUS", Assert.IsType<EconomyStruck>(Assert.Single(_caseFile.Refuses("AUS", version: 2))).Economy);
        Assert.Equal((Card.FinalOrdered, 2), (_caseFile.Card, _caseFile.GrantedEconomies.Length));
    }

    [Fact]
    public void An_economy_that_was_not_asked_has_no_say()
    {
        var refused = Assert.Throws<RuleViolationException>(() => _caseFile.Grants("RUS"));
        Assert.Equal("economy.not-asked", refused.Code);
    }

    [Fact]
    public void Every_decision_is_in_the_timeline_with_its_economy()
    {
        _caseFile.News.Clear();
        _caseFile.Grants("AUS");
        _caseFile.Refuses("NZL");
        Assert.Equal(
            [(TimelineEvent.EconomyGranted, "AUS"), (TimelineEvent.EconomyRefused, "NZL")],
            _caseFile.News.Select(entry => (entry.What, entry.Economy!)));
    }

    private static CardWanted Wanted(object[] told) => Assert.Single(told.OfType<CardWanted>());
}
