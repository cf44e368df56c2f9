using ApecCard.Contracts;
using ApecCard.Review.Cases;

namespace ApecCard.Review.Tests;

/// <summary>Reviews brought to a point by their own methods, so that they can exist.</summary>
public static class Stories
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public const string First = "first-officer", Second = "second-officer", Third = "third-officer";

    public static ReviewCase A(Action<ReviewCase>? story = null, string office = "shanghai")
    {
        var id = Guid.CreateVersion7();
        var review = ReviewCase.Open(id, $"APEC{id:N}"[..18], office, Today);
        story?.Invoke(review);
        return review;
    }

    public static void Claimed(ReviewCase review) =>
        review.Claim(First, [ReviewStage.PreliminaryReview], Today);

    public static void InForeignAffairsReview(ReviewCase review)
    {
        Claimed(review);
        review.PassPreliminaryReview(First, Today);
    }

    public static void AwaitingPayment(ReviewCase review)
    {
        InForeignAffairsReview(review);
        review.Claim(Second, [ReviewStage.ForeignAffairsReview], Today);
        review.PassForeignAffairsReview(Second, Today);
    }

    public static void InMinistryReview(ReviewCase review)
    {
        AwaitingPayment(review);
        review.OpenMinistryReview(Today);
    }

    public static void MinistryPassed(ReviewCase review)
    {
        InMinistryReview(review);
        review.Claim(Third, [ReviewStage.MinistryReview], Today);
        review.PassMinistryReview(Third, Today);
    }
}
