using ApecCard.Contracts;
using ApecCard.Review.PreClearances;
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
                var word = request.Record(Decision(granted), version, Stories.Today);
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

    private static PreClearanceDecision Decision(bool granted) =>
        granted ? PreClearanceDecision.Granted : PreClearanceDecision.Refused;
}
