using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Orders;

namespace ApecCard.Review.Tests;

/// <summary>Reviews brought to a point by their own methods, so that they can exist.</summary>
public static class Stories
{
    public static readonly DateTimeOffset Today = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public const string First = "first-officer", Second = "second-officer", Third = "third-officer";

    /// <summary>Weekends only.</summary>
    public static readonly WorkingCalendar Calendar = new([]);

    public static ReviewCase A(
        Action<ReviewCase>? story = null, string office = "shanghai", int preliminaryOfficers = 1)
    {
        var id = Guid.CreateVersion7();
        var review = ReviewCase.Open(
            new(id, 1, $"APEC{id:N}"[..18], Guid.NewGuid(), office, [new("photo", Guid.NewGuid(), "")], Today),
            new(1, preliminaryOfficers, PreliminaryDays: 5, ForeignAffairsDays: 5, MinistryDays: 5), Calendar, Today);
        story?.Invoke(review);
        return review;
    }

    public static void Claimed(ReviewCase review) =>
        review.Claim(First, [ReviewStage.PreliminaryReview], Today);

    /// <summary>Supervisors know that it is late already: no round of the service touches it.</summary>
    public static void ClaimedAndLate(ReviewCase review)
    {
        Claimed(review);
        review.Escalate(DateTimeOffset.MaxValue);
    }

    public static void InForeignAffairsReview(ReviewCase review)
    {
        Claimed(review);
        review.Pass(ReviewStage.PreliminaryReview, First, Calendar, Today);
    }

    public static void AwaitingPayment(ReviewCase review)
    {
        InForeignAffairsReview(review);
        review.Claim(Second, [ReviewStage.ForeignAffairsReview], Today);
        review.Pass(ReviewStage.ForeignAffairsReview, Second, Calendar, Today);
    }

    public static void InMinistryReview(ReviewCase review)
    {
        AwaitingPayment(review);
        review.OpenMinistryReview(Calendar, Today);
    }

    public static void MinistryPassed(ReviewCase review)
    {
        InMinistryReview(review);
        review.Claim(Third, [ReviewStage.MinistryReview], Today);
        review.Pass(ReviewStage.MinistryReview, Third, Calendar, Today);
    }

    public static void Returned(ReviewCase review)
    {
        Claimed(review);
        review.Return(ReviewStage.PreliminaryReview, Pins, First, Calendar, Today);
    }

    public static OrderSubmitted Order(
        OrderKind kind = OrderKind.Replacement, string office = "shanghai", DateTimeOffset? at = null)
    {
        var (id, caseId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return new(
            id, 1, $"APEC{id:N}"[..18] + "-01-hb", kind, caseId, $"APEC{caseId:N}"[..18], Guid.NewGuid(), office,
            [new("explanation", Guid.NewGuid(), "")], at ?? Today);
    }

    public static OrderReview AnOrder(Action<OrderReview>? story = null, string office = "shanghai")
    {
        var order = OrderReview.Open(Order(office: office), days: 5, Calendar, Today);
        story?.Invoke(order);
        return order;
    }

    public static void Claimed(OrderReview order) => order.Claim(First, Today);

    public static void Returned(OrderReview order)
    {
        Claimed(order);
        order.Return([new(PinKind.Field, "reason")], First, Calendar, Today);
    }

    public static readonly CorrectionPin[] Pins =
        [new(PinKind.Field, "applicant.travelNeed"), new(PinKind.Material, "photo")];
}
