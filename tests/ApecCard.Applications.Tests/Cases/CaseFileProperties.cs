using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;
using static ApecCard.ServiceDefaults.Formats.Economies;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>
/// What other services tell comes in any order and more than once; what is too early comes again. It ends the same.
/// </summary>
public class CaseFileProperties
{
    private static readonly DateOnly _expiry = new(2031, 5, 4);
    private static readonly Config _campaign =
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Campaign.Of(200));

    [Fact]
    public void However_messages_overtake_each_other_the_case_ends_where_it_would_in_order() => Try(Histories(), told =>
    {
        var (inOrder, asTold) = (Deliver(told.InOrder), Deliver(told.AsTheyCame));
        Assert.Equal(inOrder.Facts, asTold.Facts);
        Assert.Equal(inOrder.GrantedEconomies, asTold.GrantedEconomies);
        Assert.Equal((inOrder.FeePaid, inOrder.CardId, inOrder.Version),
            (asTold.FeePaid, asTold.CardId, asTold.Version));
        Assert.Equal(inOrder.News.Select(e => (e.What, e.Economy)).ToHashSet(),
            asTold.News.Select(e => (e.What, e.Economy)).ToHashSet());
    });

    [Fact]
    public void The_version_only_grows_and_the_timeline_tells_it_in_order() => Try(Histories(), told =>
    {
        var version = 0;
        var caseFile = Deliver(told.AsTheyCame, afterEach: c =>
        {
            Assert.True(c.Version >= version);
            version = c.Version;
        });
        var versions = caseFile.News.Select(entry => entry.CaseVersion).ToArray();
        Assert.Equal(versions.Order().Distinct(), versions);
    });

    [Fact]
    public void At_every_moment_a_case_has_one_label_that_only_its_facts_decide() => Try(Histories(), told =>
    {
        var seen = new Dictionary<CaseFacts, CaseLabel>();
        Deliver(told.AsTheyCame, afterEach: c =>
        {
            var label = CaseLabels.Of(c.Facts).Label;
            Assert.Equal(label, seen.TryGetValue(c.Facts, out var before) ? before : seen[c.Facts] = label);
            Assert.Equal(label, c.News[^1].Label);
        });
    });

    [Fact]
    public void A_card_is_wanted_exactly_once_with_exactly_the_economies_that_granted() => Try(Histories(), told =>
    {
        var wanted = new List<string[]>();
        var granted = Deliver(told.AsTheyCame, wanted: wanted).GrantedEconomies;
        Assert.Equal(granted is [] ? [] : [granted], wanted);
    });

    [Fact]
    public void An_economys_highest_version_is_what_the_board_shows() => Try(ChangesOfMind(), words =>
    {
        var caseFile = Deliver([.. Path(), .. words.Select(Decision)], mayStayEarly: true);
        var last = words.GroupBy(word => word.Economy).Select(economy => economy.MaxBy(word => word.Version)!);
        Assert.Equal(last.Where(word => word.Granted).Select(word => word.Economy).Order(), caseFile.GrantedEconomies);
    });

    private sealed record Word(string Economy, bool Granted, int Version);

    private sealed record Message(string Name, Func<CaseFile, IEnumerable<object>> Tell)
    {
        public override string ToString() => Name;
    }

    private sealed record History(Message[] InOrder, Message[] AsTheyCame)
    {
        public override string ToString() => string.Join(", ", AsTheyCame.AsEnumerable());
    }

    private static Message Plain(string name, Action<CaseFile> tell) => new(name, c => { tell(c); return []; });

    private static Message Decision(Word word) => new(
        word.ToString(), c => c.RecordWord(new(
            word.Economy, word.Granted ? EconomyAnswer.Granted : EconomyAnswer.Refused, word.Version, Stories.Today)));

    private static Message[] Path() =>
    [
        Plain("preliminary", c => c.PassPreliminaryReview(1, Stories.Today)),
        Plain("foreign affairs", c => c.PassForeignAffairsReview(1, Stories.Today)),
        Plain("charged", c => c.RecordCharge(720m, "CNY", Stories.Today)),
        Plain("paid", c => c.RecordPayment(Stories.Today)),
        Plain("ministry", c => c.PassMinistryReview(1, Stories.Today)),
        Plain("asked", c => c.AskEconomies([.. PreClearing], Stories.Today)),
    ];

    // All sixteen decide; when one grants, the card is made and mailed. Then anything twice, in any order.
    private static Gen<History> Histories() =>
        from grants in Gen.Choose(0, (1 << PreClearing.Count) - 1)
        let decisions = PreClearing.Select((economy, at) => Decision(new(economy, (grants >> at & 1) == 1, 1)))
        let card = new[]
        {
            Plain("produced", c => c.RecordCard(Stories.ACard, _expiry, Stories.Today)),
            Plain("mailed", c => c.Mail(Stories.ACard)),
        }
        let inOrder = Path().Concat(decisions).Concat(grants == 0 ? [] : card).ToArray()
        from again in Gen.Elements(inOrder).ListOf(10)
        from asTheyCame in Gen.Shuffle(inOrder.Concat(again))
        select new History(inOrder, asTheyCame);

    private static Gen<Word[]> ChangesOfMind() =>
        (from economy in Gen.Elements(PreClearing.ToArray())
         from version in Gen.Choose(1, 5)
         select new Word(economy, (economy[0] + version) % 2 == 0, version)).ArrayOf();

    // As the bus would: what is too early is told again after the others.
    private static CaseFile Deliver(
        Message[] messages, Action<CaseFile>? afterEach = null, List<string[]>? wanted = null,
            bool mayStayEarly = false)
    {
        var caseFile = Stories.A(Stories.InPreliminaryReview);
        var (waiting, before) = (messages, int.MaxValue);
        while (waiting.Length > 0 && waiting.Length < before)
        {
            before = waiting.Length;
            waiting = [.. waiting.Where(message =>
            {
                try
                {
                    var told = message.Tell(caseFile).ToArray();
                    wanted?.AddRange(told.OfType<CardWanted>().Select(card => card.GrantedEconomies));
                    return false;
                }
                catch (TooEarlyException)
                {
                    return true;
                }
                finally
                {
                    afterEach?.Invoke(caseFile);
                }
            })];
        }

        Assert.True(mayStayEarly || waiting.Length == 0,
            $"Never accepted: {string.Join(", ", waiting.AsEnumerable())}");
        return caseFile;
    }

    private static void Try<T>(Gen<T> examples, Action<T> holds) =>
        Check.One(_campaign, Prop.ForAll(examples.ToArbitrary(), holds));
}
