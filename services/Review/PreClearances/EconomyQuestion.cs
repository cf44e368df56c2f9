using System.Text;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// What an economy asks the applicant before it decides. The words may be about a person: they are kept encrypted, and
/// those of the answer are not kept here at all.
/// </summary>
public sealed class EconomyQuestion
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid RequestId { get; init; }
    public required string Economy { get; init; }

    /// <summary>The event by which the economy asked: it knows its question by this id.</summary>
    public required string EventId { get; init; }
    public required byte[] Protected { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the answer lay in the economy's queue.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static EconomyQuestion Of(EconomyWord word, PersonalDataProtector protector) => new()
    {
        Id = IdOf(word.Economy, word.EventId),
        CaseId = word.CaseId,
        RequestId = word.RequestId,
        Economy = word.Economy,
        EventId = word.EventId,
        Protected = protector.Protect(word.Question!),
        AskedAt = word.At,
    };

    /// <summary>Follows from the economy and its event, so that a repetition is no other question.</summary>
    public static Guid IdOf(string economy, string eventId) =>
        DerivedId.Of(Encoding.UTF8.GetBytes($"{economy}/{eventId}"));

    public string Read(PersonalDataProtector protector) => protector.Unprotect<string>(Protected);

    public void NoteAnswer(DateTimeOffset now) => AnsweredAt ??= now;
}
