using ApecCard.Applications.Timeline;
using ApecCard.Contracts;

namespace ApecCard.Applications.Cases;

// An officer returns a case (退回补正), pinning what is to be corrected; a telephone call guides; nobody is rejected.
public sealed partial class CaseFile
{
    /// <summary>Every time the case was returned, the last one last.</summary>
    public Correction[] Corrections { get; private set; } = [];

    /// <summary>When the office telephoned, and what it advised.</summary>
    public GuidanceCall[] Calls { get; private set; } = [];

    /// <summary>What is to be corrected now; none when the case is not with the enterprise.</summary>
    public Correction? OpenCorrection => Stage is Stage.Correction ? Corrections[^1] : null;

    /// <summary>How far the case had come when it was returned.</summary>
    private Stage ReturnedFrom => Corrections[^1].Stage;

    /// <summary>The case is returned with what the officer pinned, and why.</summary>
    public void RequestCorrection(
        Stage stage, int round, IEnumerable<(CorrectionPin Pin, string Reason)> pins, DateTimeOffset at)
    {
        if (!IsNews(stage, round))
        {
            return;
        }

        Correction correction = new(
            round, stage, [.. pins.Select(one => Pins.Set(one.Pin, one.Reason, Form, Materials))], at, null);
        var by = CaseActions.ActorOf(CaseAction.RequestCorrection, Stage);
        Take(CaseAction.RequestCorrection, at);
        Corrections = [.. Corrections, correction];
        Note(
            TimelineEvent.CorrectionRequested, by, at,
            why: string.Join(" ", correction.Pins.Select(pin => pin.Reason)));
    }

    /// <summary>The office telephoned: "we called on … and advised …".</summary>
    public void RecordCall(GuidanceCall call)
    {
        if (Calls.All(known => known.CallId != call.CallId))
        {
            Calls = [.. Calls, call];
            Version++;
            Note(TimelineEvent.GuidanceCalled, Actor.Office, call.At, why: call.Advice);
        }
    }

    /// <summary>Says of a pinned thing why it stays as it is.</summary>
    public void AnswerPins(IReadOnlyDictionary<string, string> answers, DateTimeOffset now)
    {
        Require(CaseAction.SubmitCorrection, now);
        Replace(OpenCorrection! with { Pins = Pins.Answer(OpenCorrection!.Pins, answers) });
    }

    /// <summary>Throws when the correction cannot be handed in: not now, or not what is in the form.</summary>
    public void RequireCorrectable(DateTimeOffset now) => Require(CaseAction.SubmitCorrection, now);

    /// <summary>The materials that may be exchanged now.</summary>
    public string[] UnlockedMaterials => OpenCorrection is { } open ? Pins.Materials(open.Pins) : [];

    /// <summary>Back to the stage that had returned it, when everything pinned was changed or answered.</summary>
    public CorrectionSubmitted SubmitCorrection(FrozenFile[] materials, DateTimeOffset now)
    {
        Require(CaseAction.SubmitCorrection, now);
        var pins = Pins.HandIn(OpenCorrection!.Pins, Form, materials);
        Replace(OpenCorrection! with { Pins = pins, SubmittedAt = now });
        Take(CaseAction.SubmitCorrection, now);
        (Materials, Round) = (materials, Round + 1);
        Note(TimelineEvent.CorrectionSubmitted, Actor.Enterprise, now);
        return new(
            Id, Version, Number!, Round, Enum.Parse<ReviewStage>(Stage.ToString()),
            Pins.ChangedFields(pins), materials, now);
    }

    /// <summary>Reminds the enterprise of what waits for it.</summary>
    public void Remind(DateTimeOffset now)
    {
        Require(CaseAction.Lapse, now); // only what may lapse is reminded of
        Reminders++;
        Version++;
        Note(TimelineEvent.Reminded, Actor.System, now);
    }

    /// <summary>Nobody answered: the case ends, and may be started anew with what it said.</summary>
    public CaseLapsed Lapse(DateTimeOffset now)
    {
        Take(CaseAction.Lapse, now);
        Note(TimelineEvent.Lapsed, Actor.System, now);
        return new(Id, Version, Number!, now);
    }

    private void Replace(Correction correction) => Corrections = [.. Corrections[..^1], correction];
}

/// <summary>
/// One return of a case: from which stage, what was pinned, and when the enterprise had corrected it.
/// </summary>
public sealed record Correction(
    int Round, Stage Stage, Pin[] Pins, DateTimeOffset RequestedAt, DateTimeOffset? SubmittedAt);

/// <summary>A guidance call (电话指导), as the enterprise and the applicant read of it.</summary>
public sealed record GuidanceCall(
    Guid CallId, CallOutcome Outcome, string? Advice, DateTimeOffset At, DateTimeOffset? NextCallAt);
