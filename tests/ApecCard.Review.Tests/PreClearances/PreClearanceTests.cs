using ApecCard.Contracts;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Review.Tests.PreClearances;

public class PreClearanceTests
{
    [Fact]
    public void A_repeated_attempt_asks_under_the_same_id_and_no_two_economies_share_one()
    {
        var caseId = Guid.CreateVersion7();
        var ids = ServiceDefaults.Formats.Economies.PreClearing
            .Select(economy => PreClearance.IdOf(caseId, economy)).ToArray();

        Assert.Equal(16, ids.Distinct().Count());
        Assert.Equal(ids[0], PreClearance.IdOf(caseId, "AUS"));
        Assert.NotEqual(ids[0], PreClearance.IdOf(Guid.CreateVersion7(), "AUS"));
        Assert.All(ids, id => Assert.Equal(8, id.Version));
    }

    [Fact]
    public void The_word_with_the_highest_version_counts_whatever_comes_last_and_however_often() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte Version, bool Granted)[]>(), words =>
        {
            var request = PreClearance.Request(Guid.CreateVersion7(), "AUS", Stories.Today);
            var before = 0;
            foreach (var (version, granted) in words.Concat(words))
            {
                var word = request.Decide(Decision(granted), version, Stories.Today);
                if (request.Version < before || (word is not null) != (version > before))
                {
                    return false;
                }

                before = request.Version;
            }

            var highest = words.Where(word => word.Version > 0)
                .OrderByDescending(word => word.Version).FirstOrDefault();
            return request.Version == highest.Version
                && (highest.Version == 0 || request.Decision == Decision(highest.Granted));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Of_words_that_overtake_each_other_the_last_one_counts_whatever_their_order() => Assert.All(
        new[] { (0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0) }, order =>
        {
            var request = PreClearance.Request(Guid.CreateVersion7(), "AUS", Stories.Today);
            Action[] words =
            [
                () => request.Query(Guid.NewGuid(), 1, Stories.Today),
                () => request.Decide(PreClearanceDecision.Granted, 2, Stories.Today),
                () => request.WithdrawGrant(3, Stories.Today),
            ];
            var waiting = new Queue<Action>([words[order.Item1], words[order.Item2], words[order.Item3]]);
            for (var attempt = 0; attempt < 9 && waiting.TryDequeue(out var word); attempt++)
            {
                try
                {
                    word();
                }
                catch (TooEarlyException)
                {
                    waiting.Enqueue(word);
                }
            }

            Assert.Empty(waiting);
            Assert.Equal((PreClearanceState.Withdrawn, 3), (request.State, request.Version));
        });

    [Fact]
    public void Only_a_grant_can_be_withdrawn()
    {
        var request = PreClearance.Request(Guid.CreateVersion7(), "AUS", Stories.Today);
        Assert.Equal("decision.nothing-to-withdraw", WhyNot(() => request.WithdrawGrant(1, Stories.Today)));
        Assert.Throws<TooEarlyException>(() => request.WithdrawGrant(2, Stories.Today)); // the first may be the grant

        request.Decide(PreClearanceDecision.Refused, 1, Stories.Today);
        Assert.Equal("decision.nothing-to-withdraw", WhyNot(() => request.WithdrawGrant(2, Stories.Today)));

        request.Decide(PreClearanceDecision.Granted, 2, Stories.Today);
        Assert.NotNull(request.WithdrawGrant(3, Stories.Today));
        Assert.Null(request.WithdrawGrant(4, Stories.Today)); // it is withdrawn already
        Assert.Null(request.Decide(PreClearanceDecision.Granted, 3, Stories.Today)); // and this is not the last word
        Assert.NotNull(request.Decide(PreClearanceDecision.Granted, 5, Stories.Today));
    }

    [Fact]
    public void An_economy_asks_as_often_as_it_needs_to_until_it_has_decided()
    {
        var request = PreClearance.Request(Guid.CreateVersion7(), "AUS", Stories.Today);
        Assert.NotNull(request.Query(Guid.NewGuid(), 1, Stories.Today));
        Assert.NotNull(request.Query(Guid.NewGuid(), 2, Stories.Today));
        Assert.Null(request.DecidedAt);

        request.Decide(PreClearanceDecision.Granted, 3, Stories.Today);
        Assert.Equal("decision.already-decided", WhyNot(() => request.Query(Guid.NewGuid(), 4, Stories.Today)));
        Assert.Equal((PreClearanceState.Granted, 3), (request.State, request.Version));
    }

    [Fact]
    public void A_question_asked_again_is_the_same_and_no_two_economies_share_one()
    {
        Assert.Equal(EconomyQuestion.IdOf("AUS", "1"), EconomyQuestion.IdOf("AUS", "1"));
        Assert.NotEqual(EconomyQuestion.IdOf("AUS", "1"), EconomyQuestion.IdOf("AUS", "2"));
        Assert.NotEqual(EconomyQuestion.IdOf("AUS", "1"), EconomyQuestion.IdOf("NZL", "1"));
    }

    private static string WhyNot(Action word) => Assert.Throws<RuleViolationException>(word).Code;

    private static PreClearanceDecision Decision(bool granted) =>
        granted ? PreClearanceDecision.Granted : PreClearanceDecision.Refused;
}
