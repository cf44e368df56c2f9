using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>
/// Random sequences of anything that anybody may do to a case: the invariants at the end of DOMAIN §4 that concern
/// cases.
/// </summary>
public class WholeLifeProperties
{
    private static readonly Config _campaign =
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Campaign.Of(200)).WithEndSize(150);

    private static readonly HashSet<(Stage, Stage)> _ways =
    [
        .. CaseTransitions.Stages.Where(one => one.Value is not null).Select(one => (one.Key.From, one.Value!.Value)),
        (Stage.Correction, Stage.PreliminaryReview),
        (Stage.Correction, Stage.ForeignAffairsReview),
        (Stage.Correction, Stage.MinistryReview),
        (Stage.ForeignAffairsReview, Stage.MinistryReview), // paid already: by way of AwaitingPayment in one step
    ];

    [Fact]
    public void Whatever_anybody_tries_a_case_keeps_its_rules() => Check.One(_campaign, Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), attempts =>
        {
            var caseFile = Stories.A(Stories.Filled);
            List<object> told = [];
            foreach (var attempt in attempts)
            {
                Try(caseFile, attempt, told);
            }

            var wanted = told.OfType<CardWanted>().ToArray();
            Assert.True(wanted.Length <= 1); // one card a case
            Assert.All(wanted, card => Assert.NotEmpty(card.GrantedEconomies));
            Assert.True(told.OfType<CaseForwarded>().Count() <= 1);
            // It ends once.
            Assert.True(told.Count(message => message is CaseWithdrawn or CaseRefused or CaseLapsed) <= 1);
            // Who and when.
            Assert.All(caseFile.News, entry => Assert.True(entry.At != default && Enum.IsDefined(entry.By)));
            Assert.Equal(caseFile.News.Count, caseFile.News.Select(entry => entry.CaseVersion).Distinct().Count());
            Assert.True(caseFile.Stage is not Stage.Draft || caseFile.Number is null); // no case for a draft
        }));

    private static void Try(CaseFile caseFile, byte attempt, List<object> told)
    {
        var (before, version) = (caseFile.Facts, caseFile.Version);
        var action = Enum.GetValues<CaseAction>()[attempt % 7]; // what the enterprise may ask for comes first
        var offered = caseFile.Available(Stories.Today).Contains(action);
        var asked = attempt / 7 % 4 == 0 && CaseActions.ForEnterprise.Contains(action);
        try
        {
            told.AddRange((asked ? Ask(caseFile, action) : Tell(caseFile, attempt)) ?? []);
            Assert.True(!asked || offered, $"{action} was not offered, and accepted");
        }
        catch (RuleViolationException refused)
        {
            Assert.True(
                !asked || !offered || refused.Code is "correction.unanswered",
                $"{action} was offered, and {refused.Code}");
            Assert.Equal((before, version), (caseFile.Facts, caseFile.Version)); // who is refused changes nothing
        }
        catch (TooEarlyException)
        {
            Assert.Equal((before, version), (caseFile.Facts, caseFile.Version));
        }

        Assert.True(caseFile.Stage == before.Stage || _ways.Contains((before.Stage, caseFile.Stage)),
            $"{before.Stage} led to {caseFile.Stage}");
        Assert.Single(CaseLabels.Table, rule => rule.Label == CaseLabels.Of(caseFile.Facts).Label);
    }

    private static IEnumerable<object>? Ask(CaseFile caseFile, CaseAction action)
    {
        switch (action)
        {
            case CaseAction.EditForm:
                caseFile.SaveForm(caseFile.Form, Stories.Today);
                return null;
            case CaseAction.Submit:
                return [caseFile.Submit(
                    "APEC20260504000001", [1], 1, [new("photo", Guid.NewGuid(), "")], Stories.Today)];
            case CaseAction.Withdraw:
                return [caseFile.Withdraw(null, Stories.Today)];
            case CaseAction.SubmitCorrection:
                return [caseFile.SubmitCorrection([new("photo", Guid.NewGuid(), "")], Stories.Today)];
            case CaseAction.AnswerQuestion:
                var open = caseFile.Questions.FirstOrDefault(question => question.AnsweredAt is null);
                return [caseFile.AnswerQuestion(open?.QuestionId ?? Guid.NewGuid(), "Yes.", Stories.Today)];
            case CaseAction.Renew:
                caseFile.StartRenewal(Stories.Today);
                return null;
            default:
                caseFile.StartAnew(Stories.Today);
                return null;
        }
    }

    private static IEnumerable<object>? Tell(CaseFile caseFile, byte attempt)
    {
        var economy = Stories.Three[attempt % 3];
        var round = Math.Max(1, caseFile.Round);
        switch (attempt % 19)
        {
            case 0 or 1: caseFile.PassPreliminaryReview(round, Stories.Today); return null;
            case 2 or 3: return One(caseFile.PassForeignAffairsReview(round, Stories.Today));
            case 4: return One(caseFile.RecordPayment(Stories.Today));
            case 5 or 6: return One(caseFile.PassMinistryReview(round, Stories.Today));
            case 7 or 8: caseFile.AskEconomies(Stories.Three, Stories.Today); return null;
            case 9: return caseFile.Grants(economy, 1 + (attempt / 19));
            case 10: return caseFile.Refuses(economy, 1 + (attempt / 19));
            case 11: return caseFile.Withdraws(economy, 2 + (attempt / 19));
            case 12:
                caseFile.RecordQuestion(economy, 1 + (attempt / 19), Guid.NewGuid(), "Why?", Stories.Today);
                return null;
            case 13: return One(caseFile.RecordRefusal(caseFile.Stage, round, "not-eligible", Stories.Today));
            case 14: caseFile.Returns(caseFile.Stage, "photo"); return null;
            case 15: return [caseFile.Lapse(Stories.Today)];
            case 16: caseFile.RecordCard(Stories.ACard, new(2031, 5, 4), Stories.Today); return null;
            case 17: caseFile.Mail(Stories.ACard); return null;
            default: caseFile.RecordCardEnd(Stories.ACard, Card.Revoked, "no-economy-left", Stories.Today); return null;
        }
    }

    private static IEnumerable<object>? One(object? message) => message is null ? null : [message];
}
