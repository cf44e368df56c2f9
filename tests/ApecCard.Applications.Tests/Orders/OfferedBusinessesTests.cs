using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>The buttons a case offers are exactly the table of DOMAIN §4.</summary>
[Collection(nameof(TheService))]
public class OfferedBusinessesTests(ApplicationsService service)
{
    private const OrderKind Ta = OrderKind.EarlyProduction, Hb = OrderKind.Replacement;
    private const OrderKind Hz = OrderKind.PassportChange, Zx = OrderKind.Cancellation;

    private static readonly Dictionary<CaseLabel, (Action<CaseFile> Story, OrderKind[] Offered)> _table = new()
    {
        [CaseLabel.InPreClearance] = (OrderStories.SomeGranted, [Ta, Hz]),
        [CaseLabel.InPreClearanceWithEarlyCard] = (OrderStories.WithEarlyCard, [Hb, Zx]),
        [CaseLabel.PreClearedWithEarlyCard] = (OrderStories.CompleteAfterEarly, [Hb, Zx]),
        [CaseLabel.Collected] = (OrderStories.Collected, [Hb, Zx]),
        [CaseLabel.Mailed] = (OrderStories.Mailed, [Hb, Zx]),
        [CaseLabel.Draft] = (Stories.Filled, []),
        [CaseLabel.InPreliminaryReview] = (Stories.InPreliminaryReview, []),
        [CaseLabel.InForeignAffairsReview] = (Stories.InForeignAffairsReview, []),
        [CaseLabel.AwaitingPayment] = (Stories.AwaitingPayment, []),
        [CaseLabel.InMinistryReview] = (Stories.InMinistryReview, []),
        [CaseLabel.InCorrection] = (Stories.InCorrection, []),
        [CaseLabel.Refused] = (Stories.Refused, []),
        [CaseLabel.Withdrawn] = (Stories.Withdrawn, []),
        [CaseLabel.Lapsed] = (Stories.Lapsed, []),
        [CaseLabel.InProduction] = (Stories.InProduction, []),
        [CaseLabel.ReadyForHandover] = (Stories.WithCard, []),
        [CaseLabel.Cancelled] = (Ended(Card.Revoked), []),
        [CaseLabel.Expired] = (Ended(Card.Expired), []),
    };

    /// <summary>Every label that a case can have, with every business.</summary>
    public static TheoryData<CaseLabel, OrderKind> Pairs
    {
        get
        {
            var pairs = new TheoryData<CaseLabel, OrderKind>();
            foreach (var label in Enum.GetValues<CaseLabel>().Where(label => label is not CaseLabel.PreCleared))
            {
                Array.ForEach(Enum.GetValues<OrderKind>(), kind => pairs.Add(label, kind));
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_business_is_offered_as_the_table_says_and_refused_elsewhere(CaseLabel label, OrderKind kind)
    {
        var caseFile = Stories.A(_table[label].Story);
        Assert.Equal(label, CaseLabels.Of(caseFile.Facts).Label);

        var offered = caseFile.OfferedBusinesses.Select(business => business.Kind).Contains(kind);

        Assert.Equal(_table[label].Offered.Contains(kind), offered);
        if (!offered)
        {
            var before = (caseFile.Version, caseFile.Orders.Count);
            var refused = Assert.Throws<RuleViolationException>(() => caseFile.StartOrder(kind, null, Stories.Today));
            Assert.Equal("order.not-offered", refused.Code);
            Assert.Equal(before, (caseFile.Version, caseFile.Orders.Count));
        }
    }

    [Fact]
    public async Task What_the_table_does_not_allow_is_refused_over_http_and_changes_nothing()
    {
        foreach (var (label, (story, offered)) in _table)
        {
            var caseFile = await service.ACase(story);
            foreach (var kind in Enum.GetValues<OrderKind>().Except(offered))
            {
                var answer = await service.Owner(caseFile).PostAsJsonAsync(
                    $"/cases/{caseFile.Id}/orders", new { kind }, Json.Options);
                var problem = await Refusal.Is(HttpStatusCode.Conflict, "order.not-offered", answer);
                Assert.Contains(
                    "It can be ordered at:", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            }

            Assert.True(
                await service.Now(
                    caseFile, now => now.Version == caseFile.Version && now.Orders.Count == caseFile.Orders.Count),
                $"{label}");
        }
    }

    // No case comes to it: the last decision orders the full card at once, or leaves the early one.
    [Theory]
    [InlineData(Ta)]
    [InlineData(Hb)]
    [InlineData(Hz)]
    [InlineData(Zx)]
    public void Nothing_is_offered_between_clearance_and_production(OrderKind kind) =>
        Assert.DoesNotContain(CaseLabel.PreCleared, Business.Of(kind).Labels);

    private static Action<CaseFile> Ended(Card end) => caseFile =>
    {
        OrderStories.Mailed(caseFile);
        caseFile.RecordCardEnd(Stories.ACard, end, null, Stories.Today);
    };
}
