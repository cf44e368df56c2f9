using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>
/// Orders, economies' answers, payments and handovers in any order, early, late and twice: the invariants at the end of
/// DOMAIN §4 hold after each step. Delivery is played by a register that answers what it is told, when the dice say so.
/// </summary>
public class OrderProperties
{
    private static readonly Config _campaign =
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Campaign.Of(300)).WithEndSize(120);

    private static readonly Dictionary<OrderKind, string[]> _table = new()
    {
        [OrderKind.EarlyProduction] = ["APEC经济体审核中"],
        [OrderKind.PassportChange] = ["APEC经济体审核中"],
        [OrderKind.Replacement] = ["APEC经济体审核中，已提前制卡", "全部经济体审核完成，已提前制卡", "已自取", "已邮寄"],
        [OrderKind.Cancellation] = ["APEC经济体审核中，已提前制卡", "全部经济体审核完成，已提前制卡", "已自取", "已邮寄"],
    };

    [Fact]
    public void Whatever_happens_in_whatever_order_a_case_and_its_cards_keep_their_rules() => Check.One(
        _campaign, Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), dice =>
        {
            var life = new Life();
            foreach (var die in dice)
            {
                life.Step(die & int.MaxValue);
                life.MustKeepItsRules();
            }
        }));

    [Fact]
    public void The_campaign_reaches_every_business_and_every_end()
    {
        HashSet<(OrderKind, OrderState)> reached = [];
        for (var seed = 0; seed < 400; seed++)
        {
            var (random, life) = (new Random(seed), new Life());
            for (var step = 0; step < 200; step++)
            {
                life.Step(random.Next());
                life.MustKeepItsRules();
            }

            reached.UnionWith(life.Case.Orders.Select(order => (order.Kind, order.State)));
        }

        foreach (var kind in Enum.GetValues<OrderKind>())
        {
            Assert.Contains((kind, OrderState.Completed), reached);
            Assert.Contains((kind, OrderState.Withdrawn), reached);
            Assert.Contains((kind, OrderState.Refused), reached);
        }
    }

    private sealed class Life
    {
        private readonly List<object> _told = [];
        private readonly List<object> _onTheWay = [];
        private readonly List<(Guid Id, Guid? Order, string[] Back, bool Full)> _made = [];
        private readonly HashSet<Guid> _paid = [];
        private int _cards;

        public Life() => Stories.InPreClearance(Case);

        public CaseFile Case { get; } = CaseFile.Start(Guid.NewGuid(), Stories.Today);

        public void Step(int die)
        {
            var kind = (OrderKind)(die / 100 % 4);
            var reason = die / 400 % 2 == 0 ? (OrderReason?)null : OrderReason.CardLost;
            var order = Case.Orders.Count == 0 ? null : Case.Orders[die / 100 % Case.Orders.Count];
            var economy = Stories.Three[die / 100 % 3];
            var before = (Case.Facts, Case.Version, Case.Orders.Count);
            try
            {
                switch (die % 24)
                {
                    case 0: Told(Case.Grants(economy, 1 + (die / 300 % 3))); break;
                    case 1: Told(Case.Refuses(economy, 1 + (die / 300 % 3))); break;
                    case 2: Told(Case.Withdraws(economy, 2 + (die / 300 % 3))); break;
                    case 3 or 4 or 5 or 6: Start(kind, reason); break;
                    case 7 or 8 or 9 when order is not null: Told(Case.HandsIn(order)); break;
                    case 10 or 11 or 12 when order is not null: Told(Case.Approves(order)); break;
                    case 13 when order is not null:
                        Told(Case.RecordOrderReview(
                            order, order.Round, OrderDecision.Refused, "not-eligible", Stories.Today));
                        break;
                    case 14 when order is not null: Told(Case.WithdrawOrder(order, null, Stories.Today)); break;
                    case 15 when order is not null: Case.RecordCharge(order, 720, "CNY", Stories.Today); break;
                    case 16 or 17 when order is not null && order.Business.IsPaid:
                        var paid = Case.Pays(order);
                        Assert.True(paid.Length == 0 || _paid.Add(order.Id), "a fee was taken twice");
                        Told(paid);
                        break;
                    case 18 when order is not null: Told(Case.Lapse(order, Stories.Today)); break;
                    case 19 when Case.CardId is { } old && !Case.HasLiveCard:
                        Case.RecordReturn(old, Stories.Today);
                        break;
                    default: Deliver(die / 100); break;
                }
            }
            catch (RuleViolationException) // who is refused changes nothing
            {
                Assert.Equal(before, (Case.Facts, Case.Version, Case.Orders.Count));
            }
            catch (TooEarlyException)
            {
                Assert.Equal(before, (Case.Facts, Case.Version, Case.Orders.Count));
            }
        }

        public void MustKeepItsRules()
        {
            var label = CaseLabels.Of(Case.Facts);
            Assert.Single(CaseLabels.Table, rule => rule.Label == label.Label);
            var open = Case.Orders.Where(order => order.IsOpen).ToArray();
            Assert.True(open.Count(order => order.Kind is not OrderKind.Cancellation) <= 1, "two orders are open");
            Assert.True(open.Count(order => order.Kind is OrderKind.Cancellation) <= 1, "two cancellations are open");
            if (open.Length == 0)
            {
                var offered = Case.OfferedBusinesses.Select(business => business.Kind).ToArray();
                var table = _table.Where(row => row.Value.Contains(label.Chinese)).Select(row => row.Key)
                    .Where(kind => kind is not OrderKind.EarlyProduction || Case.GrantedEconomies.Length > 0);
                Assert.Equal(table.Order(), offered.Order());
            }

            var numbers = Case.Orders.Where(order => order.Number is not null).Select(order => order.Number!).ToArray();
            Assert.Equal(numbers.Length, numbers.Distinct().Count());
            Assert.All(Case.News, entry => Assert.True(entry.At != default && Enum.IsDefined(entry.By)));
            Assert.Equal(Case.News.Count, Case.News.Select(entry => entry.CaseVersion).Distinct().Count());
            Assert.All(_told.OfType<CardWanted>(), wanted => Assert.NotEmpty(wanted.GrantedEconomies));
            Assert.All(_told.OfType<CardWanted>().Where(wanted => wanted.Kind is OrderKind.Replacement), wanted =>
                Assert.Contains(wanted.OrderId!.Value, _paid)); // no unpaid order's production
            Assert.True(
                _made.Count(card => card.Full && card.Order is null) <= 1, "two full cards were made by themselves");
            if (Case.CardId is not null)
            {
                Assert.Equal(_made.Last(card => card.Id == Case.CardId).Back, Case.CardEconomies);
            }
        }

        private void Start(OrderKind kind, OrderReason? reason)
        {
            var business = Business.Of(kind);
            Case.Starts(kind, reason is { } one && business.Reasons.Contains(one) ? one : null);
        }

        private void Told(IEnumerable<object> messages)
        {
            foreach (var message in messages)
            {
                _told.Add(message);
                _onTheWay.AddRange(message is CardWanted ? [message] : []);
            }
        }

        // Delivery makes, in any order, what is wanted: of an early card and the full one in its stead, one.
        private void Deliver(int die)
        {
            switch (die % 3)
            {
                case 0 when _onTheWay.Count > 0:
                    var wanted = (CardWanted)_onTheWay[die / 3 % _onTheWay.Count];
                    _onTheWay.Remove(wanted);
                    var rivals = _told.OfType<CardWanted>().Where(other => other != wanted && (
                        other.InsteadOfOrder is { } early && early == wanted.OrderId
                        || wanted.InsteadOfOrder is { } mine && mine == other.OrderId));
                    if (rivals.Any(rival => _made.Any(card => card.Order == rival.OrderId)))
                    {
                        return;
                    }

                    var id = new Guid(++_cards, 0, 0, new byte[8]);
                    _made.Add((id, wanted.OrderId, Case.GrantedEconomies, wanted.OrderId is null));
                    Told(Case.RecordCard(id, OrderStories.Expiry, Stories.Today, wanted.OrderId));
                    break;
                case 1 when Case.CardId is { } card:
                    Case.RecordHandover(
                        card, 2, die / 3 % 2 == 0 ? Delivery.Collected : Delivery.Mailed, null, Stories.Today);
                    break;
                case 2 when Case.CardId is { } card && die / 3 % 5 == 0:
                    Told(
                        Case.RecordCardEnd(card, die / 15 % 2 == 0 ? Card.Revoked : Card.Expired, null, Stories.Today));
                    break;
            }
        }
    }
}
