using ApecCard.Applications.Form;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

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
    public void RequestCorrection(Stage stage, int round, IEnumerable<(CorrectionPin Pin, string Reason)> pins, DateTimeOffset at)
    {
        if (!IsNews(stage, round))
        {
            return;
        }

        Correction correction = new(round, stage, [.. pins.Select(one => PinNow(one.Pin, one.Reason))], at, null);
        var by = CaseActions.ActorOf(CaseAction.RequestCorrection, Stage);
        Take(CaseAction.RequestCorrection, at);
        Corrections = [.. Corrections, correction];
        Note(TimelineEvent.CorrectionRequested, by, at, why: string.Join(" ", correction.Pins.Select(pin => pin.Reason)));
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
        if (answers.Keys.FirstOrDefault(target => OpenCorrection!.Pins.All(pin => pin.Target != target)) is { } unpinned)
        {
            throw NotPinned([unpinned]);
        }

        Replace(OpenCorrection! with
        {
            Pins = [.. OpenCorrection!.Pins.Select(pin =>
                answers.TryGetValue(pin.Target, out var answer) ? pin with { Answer = answer } : pin)],
        });
    }

    /// <summary>Throws when the correction cannot be handed in: not now, or not what is in the form.</summary>
    public void RequireCorrectable(DateTimeOffset now) => Require(CaseAction.SubmitCorrection, now);

    /// <summary>The materials that may be exchanged now.</summary>
    public string[] UnlockedMaterials => OpenCorrection is { } open
        ? [.. open.Pins.Where(pin => pin.Kind is PinKind.Material).Select(pin => pin.Target)]
        : [];

    /// <summary>Back to the stage that had returned it, when everything pinned was changed or answered.</summary>
    public CorrectionSubmitted SubmitCorrection(FrozenFile[] materials, DateTimeOffset now)
    {
        Require(CaseAction.SubmitCorrection, now);
        var pins = OpenCorrection!.Pins.Select(pin => pin with { After = Value(pin.Kind, pin.Target, materials) }).ToArray();
        if (pins.Where(pin => !pin.IsDone).Select(pin => pin.Target).ToArray() is { Length: > 0 } open)
        {
            throw new RuleViolationException(
                "correction.unanswered", "Change what the officer pinned, or say why it stays as it is.")
            {
                Extensions = { ["pins"] = open },
            };
        }

        Replace(OpenCorrection! with { Pins = pins, SubmittedAt = now });
        Take(CaseAction.SubmitCorrection, now);
        (Materials, Round) = (materials, Round + 1);
        Note(TimelineEvent.CorrectionSubmitted, Actor.Enterprise, now);
        return new(
            Id, Version, Number!, Round, Enum.Parse<ReviewStage>(Stage.ToString()),
            [.. pins.Where(pin => pin is { Kind: PinKind.Field, Changed: true }).Select(pin => pin.Target)], materials, now);
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

    private void MustChangeOnlyWhatIsPinned(ApplicationForm form)
    {
        var pins = OpenCorrection!.Pins.Where(pin => pin.Kind is PinKind.Field).Select(pin => pin.Target).ToArray();
        var touched = FormFields.Differences(Form, form).Where(field => !pins.Any(pin => FormFields.Covers(pin, field))).ToArray();
        if (touched.Length > 0)
        {
            throw NotPinned(touched);
        }
    }

    private static RuleViolationException NotPinned(string[] fields) =>
        new("correction.not-pinned", "Only what the officer pinned can be changed now.") { Extensions = { ["fields"] = fields } };

    private Pin PinNow(CorrectionPin pin, string reason) =>
        new(pin.Kind, pin.Target, reason, Value(pin.Kind, pin.Target, Materials), null, null);

    private string? Value(PinKind kind, string target, FrozenFile[] materials) => kind is PinKind.Field
        ? FormFields.Value(Form, target)
        : string.Join(",", materials.Where(file => file.Item == target).Select(file => file.FileId));

    private void Replace(Correction correction) => Corrections = [.. Corrections[..^1], correction];
}

/// <summary>One return of a case: from which stage, what was pinned, and when the enterprise had corrected it.</summary>
public sealed record Correction(int Round, Stage Stage, Pin[] Pins, DateTimeOffset RequestedAt, DateTimeOffset? SubmittedAt);

/// <summary>One thing to correct. Before and after: the field's value, or the ids of the files.</summary>
/// <param name="Target">The path of a field, or the code of a material.</param>
/// <param name="Reason">What the officer says is wrong.</param>
/// <param name="Answer">Why the enterprise leaves it as it is, or what else it says.</param>
public sealed record Pin(PinKind Kind, string Target, string Reason, string? Before, string? After, string? Answer)
{
    public bool Changed => Before != After;

    public bool IsDone => Changed || !string.IsNullOrWhiteSpace(Answer);
}

/// <summary>A guidance call (电话指导), as the enterprise and the applicant read of it.</summary>
public sealed record GuidanceCall(Guid CallId, CallOutcome Outcome, string? Advice, DateTimeOffset At, DateTimeOffset? NextCallAt);
