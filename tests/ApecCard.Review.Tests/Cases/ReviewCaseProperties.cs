using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;
using static ApecCard.Contracts.ReviewStage;
using static ApecCard.Review.Tests.Stories;

namespace ApecCard.Review.Tests.Cases;

/// <summary>Sequences of anything by anybody: the invariants of DOMAIN §4 that concern a review.</summary>
public class ReviewCaseProperties
{
    private static readonly HashSet<(CaseStage, CaseStage)> _ways =
    [
        (CaseStage.PreliminaryReview, CaseStage.ForeignAffairsReview),
        (CaseStage.PreliminaryReview, CaseStage.Returned),
        (CaseStage.ForeignAffairsReview, CaseStage.ForeignAffairsPassed),
        (CaseStage.ForeignAffairsReview, CaseStage.Returned),
        (CaseStage.ForeignAffairsPassed, CaseStage.MinistryReview),
        (CaseStage.MinistryReview, CaseStage.MinistryPassed),
        (CaseStage.MinistryReview, CaseStage.Returned),
        (CaseStage.MinistryPassed, CaseStage.PreClearance),
        (CaseStage.Returned, CaseStage.PreliminaryReview),
        (CaseStage.Returned, CaseStage.ForeignAffairsReview),
        (CaseStage.Returned, CaseStage.MinistryReview),
        .. Enum.GetValues<CaseStage>().Select(stage => (stage, CaseStage.Closed)),
    ];

    [Fact]
    public void Whatever_is_tried_by_whomever_the_review_keeps_its_rules() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(1, 2).ToArbitrary(), (attempts, officers) =>
        {
            var review = A(preliminaryOfficers: officers);
            foreach (var attempt in attempts)
            {
                var (stage, round, version) = (review.Stage, review.Round, review.Version);
                var changed = Try(review, attempt);
                Assert.Equal(version + (changed ? 1 : 0), review.Version);
                Assert.True(review.Round >= round);
                Assert.True(
                    review.Stage == stage || _ways.Contains((stage, review.Stage)), $"{stage} led to {review.Stage}");
                Assert.Equal(review.Stage.Review() is not null, review.DueAt is not null); // in a queue, or in none
            }

            var decided = review.History.Where(act => act.Decides).ToArray();
            Assert.All(
                decided.GroupBy(act => act.Officer),
                officer => Assert.Single(officer.Select(act => act.Stage).Distinct()));
            Assert.DoesNotContain(decided, act => act is { Kind: ReviewActKind.Refused, Stage: PreliminaryReview });
            Assert.All(
                decided.Where(act =>
                    act.Stage is PreliminaryReview && officers == 2 && act.Kind is ReviewActKind.Passed),
                passed => Assert.Contains(decided, act => act.Kind is ReviewActKind.Received
                    && act.Round == passed.Round && act.Officer != passed.Officer));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Campaign.Of(200)).WithEndSize(200));

    private static bool Try(ReviewCase review, byte attempt)
    {
        var officer = new[] { First, Second, Third, "fourth-officer" }[attempt % 4];
        var stage = review.Stage.Review() ?? Enum.GetValues<ReviewStage>()[attempt % 3];
        var version = review.Version;
        try
        {
            switch (attempt / 4 % 16)
            {
                case < 4: review.Claim(officer, Enum.GetValues<ReviewStage>(), Today); break;
                case < 8: review.Pass(stage, review.ClaimedBy ?? officer, Calendar, Today); break;
                case 8: review.Return(stage, Pins, officer, Calendar, Today); break;
                case 9: review.Refuse(stage, "not-eligible", officer, Today); break;
                case 10: review.Release(officer, Today); break;
                case 11: review.HandOver(review.ClaimedBy ?? officer, officer, Today); break;
                case 12: review.Resume(review.Round + (attempt % 2), ["photo"], Calendar, Today); break;
                case 13: review.OpenMinistryReview(Calendar, Today); break;
                case 14: review.RequestPreClearance(["AUS"], Today); break;
                default: review.Pass(stage, officer, Calendar, Today); break;
            }
        }
        catch (Exception e) when (e is RuleViolationException or TooEarlyException)
        {
            Assert.Equal(version, review.Version); // who is refused changes nothing
        }

        return review.Version != version;
    }
}
