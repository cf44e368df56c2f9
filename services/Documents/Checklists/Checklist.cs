using System.ComponentModel.DataAnnotations;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// What an office wants handed in with a new application, or an order on one, from a day on. It is data: a new version
/// is a new row, and what was frozen keeps saying under which version.
/// </summary>
public sealed class Checklist
{
    public required string Office { get; init; }
    public Business Business { get; init; }

    /// <summary>Counts the lists of this office for this business.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
    public required ChecklistItem[] Items { get; init; }

    /// <summary>
    /// Whether a file counts that no scanner has looked through for malware: where no scanner is configured, that is
    /// every file.
    /// </summary>
    public bool TakesUnscanned { get; init; }

    /// <summary>The administrator's account; none for what the office began with.</summary>
    public string? ChangedBy { get; init; }
    public string? Reason { get; init; }

    /// <summary>Whether the file is something handed in, to this office.</summary>
    public bool Counts(StoredFile file) => TakesUnscanned || file.Scan is MalwareScan.Clean;

    public ChecklistItem? Find(string item) => Items.FirstOrDefault(one => one.Item == item);

    /// <summary>
    /// What is asked of an enterprise, which reports directly (直办) or does not, under these conditions.
    /// </summary>
    public Checklist For(bool direct, IReadOnlyCollection<MaterialCondition> conditions) => new()
    {
        Office = Office,
        Business = Business,
        Version = Version,
        ValidFrom = ValidFrom,
        TakesUnscanned = TakesUnscanned,
        Items =
        [
            .. Items.Where(item => (direct || item.Group is MaterialGroup.All)
                && (item.Condition is MaterialCondition.Always || conditions.Contains(item.Condition))),
        ],
    };
}

/// <summary>Who hands an item in: the guide's two groups of materials.</summary>
public enum MaterialGroup
{
    /// <summary>全部: everybody.</summary>
    All,

    /// <summary>直办: enterprises that report directly, besides what everybody hands in.</summary>
    Direct,
}

/// <summary>One thing to hand in.</summary>
/// <param name="Item">Its stable code, as it appears in addresses and messages.</param>
/// <param name="AcceptedTypes">Media types of the files taken for it.</param>
/// <param name="MaxBytes">How long one file may be.</param>
/// <param name="MaxCount">How many files may be kept for it at a time.</param>
/// <param name="Pixels">What size a picture must have; null when only legibility counts.</param>
/// <param name="Condition">When it is asked for.</param>
/// <param name="Portrait">It is the photo of a person, upright on white, which is looked at more closely.</param>
/// <param name="ChineseHelp">What is wanted, and what is often wrong with it, in Chinese.</param>
public sealed record ChecklistItem(
    [property: Required, RegularExpression("^[a-z][a-z0-9-]{1,39}$")] string Item,
    [property: Required, MaxLength(64)] string ChineseName,
    [property: Required, MaxLength(64)] string EnglishName,
    bool Required,
    [property: Required, MinLength(1)] string[] AcceptedTypes,
    [property: Range(1, 20 * 1024 * 1024)] long MaxBytes,
    [property: Range(1, 20)] int MaxCount,
    PixelLimits? Pixels,
    MaterialGroup Group = MaterialGroup.All,
    MaterialCondition Condition = MaterialCondition.Always,
    [property: MaxLength(500)] string? ChineseHelp = null,
    [property: MaxLength(500)] string? EnglishHelp = null,
    bool Portrait = false)
{
    // A small file can declare a picture that no machine could show: A4 at 1,000 dots per inch fits well within.
    public const int MostPixelsPerSide = 12_000;

    /// <summary>Why a file may not answer this item, or null when it may.</summary>
    /// <param name="claimed">The media type the sender gave.</param>
    public (string Code, string Sentence)? WhyNot(FileFacts facts, string claimed) => facts switch
    {
        { ContentType: null } => ("file.type-unknown", $"The file is none of: {string.Join(", ", AcceptedTypes)}."),
        _ when facts.ContentType != claimed =>
            ("file.type-mismatch", $"The file was announced as {claimed}, but it is {facts.ContentType}."),
        { Fault: { } fault } => ("file.damaged", fault),
        { Width: > MostPixelsPerSide } or { Height: > MostPixelsPerSide } =>
            ("file.pixels", $"A picture may have {MostPixelsPerSide} pixels per side at most."),
        _ when Portrait => PortraitRule.WhyNot(facts, Pixels),
        _ when Pixels is { } limits && !limits.Fit(facts) =>
            ("file.pixels", $"The picture is {facts.Width} × {facts.Height} pixels; it must be {limits}."),
        _ => null,
    };
}

/// <summary>The smallest and the largest size of a picture. Nobody has to send one of more than 4,000 pixels.</summary>
public sealed record PixelLimits(
    [property: Range(1, 4_000)] int MinWidth,
    [property: Range(1, ChecklistItem.MostPixelsPerSide)] int MaxWidth,
    [property: Range(1, 4_000)] int MinHeight,
    [property: Range(1, ChecklistItem.MostPixelsPerSide)] int MaxHeight)
{
    public bool Fit(FileFacts facts) =>
        facts.Width >= MinWidth && facts.Width <= MaxWidth && facts.Height >= MinHeight && facts.Height <= MaxHeight;

    /// <summary>
    /// The largest upright photo, three to four, that can be cut from a picture of this size, which is not made larger;
    /// null when there can be none.
    /// </summary>
    public (int Width, int Height)? PortraitWithin(int width, int height)
    {
        var quarter = Math.Min(Math.Min(width, MaxWidth) / 3, Math.Min(height, MaxHeight) / 4);
        return 3 * quarter >= MinWidth && 4 * quarter >= MinHeight ? (3 * quarter, 4 * quarter) : null;
    }

    public override string ToString() => $"{MinWidth}–{MaxWidth} × {MinHeight}–{MaxHeight} pixels";
}
