using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.Cases;

// What the economies say. Each may change its mind: its word with the highest version counts, whenever it comes.
public sealed partial class CaseFile
{
    public string[] AskedEconomies { get; private set; } = [];
    public DateTimeOffset? AskedAt { get; private set; }
    public EconomyWord[] Words { get; private set; } = [];
    public EconomyQuestion[] Questions { get; private set; } = [];

    public string[] GrantedEconomies =>
        [.. Words.Where(word => word.Answer is EconomyAnswer.Granted).Select(word => word.Economy).Order()];

    private EconomyQuestion[] OpenQuestions => [.. Questions.Where(question => question.AnsweredAt is null)];

    public void AskEconomies(string[] economies, DateTimeOffset askedAt)
    {
        NotBefore(Stage.Forwarded);
        if (AskedEconomies.Length == 0)
        {
            (AskedEconomies, AskedAt) = (economies, askedAt);
            Version++;
            Note(TimelineEvent.EconomiesAsked, Actor.Ministry, askedAt);
        }
    }

    /// <summary>
    /// An economy granted, refused or took its grant back. The last one that was waited for settles the case: a card is
    /// wanted, or, when none granted, there will be none. A grant that ends when the card is ordered is struck from it.
    /// </summary>
    /// <param name="renewedCard">The card that this one is to follow.</param>
    /// <returns>What the others are to hear.</returns>
    public IEnumerable<object> RecordWord(EconomyWord word, Guid? renewedCard = null)
    {
        if (!Takes(word))
        {
            return [];
        }

        var granted = GrantedEconomies.Contains(word.Economy);
        Words = [.. Words.Where(known => known.Economy != word.Economy), word];
        Version++;
        Close(word);
        Note(TimelineEventOf(word), Actor.Economy, word.At, word.Economy);
        if (Clearance is Clearance.InProgress
            && Words.Count(one => one.Answer is not EconomyAnswer.Queried) == AskedEconomies.Length)
        {
            return Settle(renewedCard, word.At);
        }

        return granted && word.Answer is not EconomyAnswer.Granted && Card is not Card.None
            ? [new EconomyStruck(Id, Version, word.Economy, word.At)]
            : [];
    }

    /// <summary>An economy asks something before it decides; the words come from Review.</summary>
    public void RecordQuestion(string economy, int version, Guid questionId, string text, DateTimeOffset at)
    {
        EconomyWord word = new(economy, EconomyAnswer.Queried, version, at);
        if (Takes(word))
        {
            Words = [.. Words.Where(known => known.Economy != economy), word];
            Questions = [.. Questions, new(questionId, economy, text, at, null, null)];
            Version++;
            Note(TimelineEvent.EconomyQueried, Actor.Economy, at, economy, text);
        }
    }

    /// <summary>The applicant's answer goes to the economy that asked.</summary>
    public EconomyQuestionAnswered AnswerQuestion(Guid questionId, string answer, DateTimeOffset now)
    {
        Require(CaseAction.AnswerQuestion, now);
        var question = OpenQuestions.FirstOrDefault(one => one.QuestionId == questionId)
            ?? throw new RuleViolationException(
                "question.answered", "This question is answered already, or not asked any more.");
        var answered = question with { Answer = answer, AnsweredAt = now };
        Questions = [.. Questions.Select(one => one == question ? answered : one)];
        Version++;
        Note(TimelineEvent.QuestionAnswered, Actor.Enterprise, now, question.Economy);
        return new(Id, Version, question.Economy, questionId, now);
    }

    // An economy that has decided waits for no answer any more.
    private void Close(EconomyWord word) => Questions =
    [
        .. Questions.Select(one =>
            one.Economy == word.Economy && one.AnsweredAt is null ? one with { AnsweredAt = word.At } : one),
    ];

    private bool Takes(EconomyWord word)
    {
        if (AskedEconomies.Length == 0)
        {
            throw new TooEarlyException($"{word.Economy} spoke about {Number}, which it was not asked about yet.");
        }

        if (!AskedEconomies.Contains(word.Economy))
        {
            throw new RuleViolationException("economy.not-asked", $"{word.Economy} was not asked about {Number}.");
        }

        return Words.All(known => known.Economy != word.Economy || known.Version < word.Version);
    }

    private IEnumerable<object> Settle(Guid? renewedCard, DateTimeOffset now)
    {
        if (GrantedEconomies is not { Length: > 0 } granted)
        {
            Clearance = Clearance.Complete;
            Take(CaseAction.RefuseByAllEconomies, now);
            RefusalReason = RefusalReasons.AllEconomiesRefused;
            Note(TimelineEvent.Refused, Actor.Economy, now);
            return
            [
                new CaseRefused(Id, Version, Number!, RefusalReason, now),
                .. OpenOrder is { } open ? CloseOrder(open, OrderEnds.CaseRefused, now) : [],
            ];
        }

        (Clearance, WaitingSince) = (Clearance.Complete, now);
        Version++;
        if (Card is Card.EarlyIssued) // S2: whoever wants the rest on a card orders a replacement
        {
            Note(TimelineEvent.ClearanceCompleted, Actor.Economy, now);
            return [new CaseCompleted(Id, Version, Number!, granted, now)];
        }

        // What is not produced yet is not made early any more: the full card is.
        var early = OpenOrder is { Kind: OrderKind.EarlyProduction } order ? order : null;
        Card = Card.FinalOrdered;
        Note(TimelineEvent.ClearanceCompleted, Actor.Economy, now);
        var handover = Form.Handover!;
        return
        [
            new CaseCompleted(Id, Version, Number!, granted, now),
            new CardWanted(
                Id, Version, Number!, EnterpriseId, Office!, granted, handover.Method!.Value, now,
                handover.ServicePoint, Succeeds: renewedCard, InsteadOfOrder: early?.Id),
            .. early is null ? [] : CloseOrder(early, OrderEnds.ClearanceCompleted, now),
        ];
    }

    private static TimelineEvent TimelineEventOf(EconomyWord word) => word.Answer switch
    {
        EconomyAnswer.Granted => TimelineEvent.EconomyGranted,
        EconomyAnswer.Refused => TimelineEvent.EconomyRefused,
        _ => TimelineEvent.GrantWithdrawn,
    };
}

/// <summary>What an economy said last about the applicant.</summary>
public sealed record EconomyWord(string Economy, EconomyAnswer Answer, int Version, DateTimeOffset At);

/// <summary>What an economy can say.</summary>
public enum EconomyAnswer { Queried, Granted, Refused, Withdrawn }

/// <summary>
/// What an economy asked, and the applicant's answer. One that was never needed has a time and no answer.
/// </summary>
public sealed record EconomyQuestion(
    Guid QuestionId, string Economy, string Question, DateTimeOffset AskedAt, string? Answer,
    DateTimeOffset? AnsweredAt);
