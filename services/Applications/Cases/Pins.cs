using ApecCard.Applications.Form;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

/// <summary>One thing to correct. Before and after: the field's value, or the ids of the files.</summary>
/// <param name="Target">The path of a field, or the code of a material.</param>
/// <param name="Reason">What the officer says is wrong.</param>
/// <param name="Answer">Why the enterprise leaves it as it is, or what else it says.</param>
public sealed record Pin(
    PinKind Kind, string Target, string Reason, [property: Personal] string? Before, [property: Personal] string? After,
    string? Answer)
{
    public bool Changed => Before != After;

    public bool IsDone => Changed || !string.IsNullOrWhiteSpace(Answer);
}

/// <summary>
/// What is pinned of a form and its materials, an application's or an order's: the same rules for both.
/// </summary>
public static class Pins
{
    /// <summary>As it is when the officer pins it.</summary>
    public static Pin Set(CorrectionPin pin, string reason, object form, FrozenFile[] materials) =>
        new(pin.Kind, pin.Target, reason, Value(pin.Kind, pin.Target, form, materials), null, null);

    public static string[] Materials(IEnumerable<Pin> pins) =>
        [.. pins.Where(pin => pin.Kind is PinKind.Material).Select(pin => pin.Target)];

    /// <exception cref="RuleViolationException"><c>correction.not-pinned</c>, with the fields.</exception>
    public static void MustAllow(Pin[] pins, object before, object after)
    {
        var fields = pins.Where(pin => pin.Kind is PinKind.Field).Select(pin => pin.Target).ToArray();
        var touched = FormFields.Differences(before, after)
            .Where(field => !fields.Any(pin => FormFields.Covers(pin, field))).ToArray();
        if (touched.Length > 0)
        {
            throw NotPinned(touched);
        }
    }

    /// <summary>Says of pinned things why they stay as they are.</summary>
    /// <exception cref="RuleViolationException"><c>correction.not-pinned</c></exception>
    public static Pin[] Answer(Pin[] pins, IReadOnlyDictionary<string, string> answers)
    {
        if (answers.Keys.FirstOrDefault(target => pins.All(pin => pin.Target != target)) is { } unpinned)
        {
            throw NotPinned([unpinned]);
        }

        return
        [
            .. pins.Select(pin =>
                answers.TryGetValue(pin.Target, out var answer) ? pin with { Answer = answer } : pin),
        ];
    }

    /// <summary>As everything pinned is when it is handed in again.</summary>
    /// <exception cref="RuleViolationException"><c>correction.unanswered</c>, with what is still open.</exception>
    public static Pin[] HandIn(Pin[] pins, object form, FrozenFile[] materials)
    {
        Pin[] done = [.. pins.Select(pin => pin with { After = Value(pin.Kind, pin.Target, form, materials) })];
        if (done.Where(pin => !pin.IsDone).Select(pin => pin.Target).ToArray() is { Length: > 0 } open)
        {
            throw new RuleViolationException(
                "correction.unanswered", "Change what the officer pinned, or say why it stays as it is.")
            {
                Extensions = { ["pins"] = open },
            };
        }

        return done;
    }

    public static string[] ChangedFields(IEnumerable<Pin> pins) =>
        [.. pins.Where(pin => pin is { Kind: PinKind.Field, Changed: true }).Select(pin => pin.Target)];

    /// <summary>What was personal, before and after, masked as it is in the form.</summary>
    public static Pin[] Masked(Pin[] pins, Type form) =>
    [
        .. pins.Select(pin => pin.Kind is PinKind.Material ? pin : pin with
        {
            Before = FormFields.Masked(form, pin.Target, pin.Before),
            After = FormFields.Masked(form, pin.Target, pin.After),
        }),
    ];

    private static string? Value(PinKind kind, string target, object form, FrozenFile[] materials) =>
        kind is PinKind.Field
            ? FormFields.Value(form, target)
            : string.Join(",", materials.Where(file => file.Item == target).Select(file => file.FileId));

    private static RuleViolationException NotPinned(string[] fields) =>
        new("correction.not-pinned", "Only what the officer pinned can be changed now.")
        {
            Extensions = { ["fields"] = fields },
        };
}
