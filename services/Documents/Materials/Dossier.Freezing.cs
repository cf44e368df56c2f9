using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>What is fixed at each submission, and under which list.</summary>
public sealed partial class Dossier
{
    /// <summary>The office it was last frozen for: its officers may read the frozen files.</summary>
    public string? Office { get; private set; }

    /// <summary>The version of that office's list that was satisfied; 0 before the first freeze.</summary>
    public int ChecklistVersion { get; private set; }

    /// <summary>Whether that was as an enterprise that reports directly.</summary>
    public bool Direct { get; private set; }

    /// <summary>Which of the office's lists that was.</summary>
    public Business Business { get; private set; }

    /// <summary>Under which it was asked for more than always; they may change with what is corrected.</summary>
    public MaterialCondition[] Conditions { get; private set; } = [];

    /// <summary>What was handed in, as it was frozen last; empty before the first submission.</summary>
    public FrozenFile[] Manifest { get; private set; } = [];

    /// <summary>Counts the manifests: a repeated freeze of the same files is none.</summary>
    public int ManifestVersion { get; private set; }

    /// <summary>Every file that is in any manifest: it stays until its time is over.</summary>
    public Guid[] Frozen { get; private set; } = [];

    public bool IsFrozen(StoredFile file) => Frozen.Contains(file.Id);

    public string[] MissingFrom(Checklist checklist) =>
    [
        .. checklist.Items.Where(item => item.Required && !FilesFor(item.Item).Any(checklist.Counts))
            .Select(item => item.Item),
    ];

    /// <summary>
    /// Fixes what is handed in at a submission, all or nothing. The new manifest, or null when the last one says just
    /// this. Files for items that this office does not ask for, and those that do not count, stay out of it.
    /// </summary>
    /// <param name="unlocked">
    /// In a correction, the items whose files are taken anew; the others stay as they were frozen.
    /// </param>
    /// <param name="direct">The enterprise reports directly: noted, the list is the one for such already.</param>
    /// <param name="conditions">Likewise; the list has what is asked under them.</param>
    public Manifest? Freeze(
        Checklist checklist, string[]? unlocked, DateTimeOffset now, bool direct = false,
        IReadOnlyCollection<MaterialCondition>? conditions = null)
    {
        if (MissingFrom(checklist) is { Length: > 0 } missing)
        {
            throw new MaterialsMissingException(missing, [.. missing.Where(item => FilesFor(item).Any())]);
        }

        if (checklist.Items.FirstOrDefault(item => FilesFor(item.Item).Count() > item.MaxCount) is { } overfull)
        {
            throw new RuleViolationException(
                "materials.too-many", $"{overfull.EnglishName}: this office takes {overfull.MaxCount} files at most.");
        }

        FrozenFile[] files =
        [
            .. checklist.Items
                .SelectMany(item => unlocked?.Contains(item.Item) is false && WasAsked(item)
                    ? Manifest.Where(file => file.Item == item.Item)
                    : FilesFor(item.Item).Where(checklist.Counts).Select(file => new FrozenFile(file.Item, file.Id, file.Sha256))),
        ];
        MaterialCondition[] under = [.. (conditions ?? []).Distinct().Order()];
        if ((Office, Business, ChecklistVersion, Direct)
                == (checklist.Office, checklist.Business, checklist.Version, direct)
            && Conditions.SequenceEqual(under) && Manifest.SequenceEqual(files))
        {
            return null;
        }

        (Office, Business, ChecklistVersion) = (checklist.Office, checklist.Business, checklist.Version);
        (Direct, Conditions, Manifest) = (direct, under, files);
        Frozen = [.. Frozen.Union(files.Select(file => file.FileId))];
        ManifestVersion++;
        Version++;
        return new(
            Id, EnterpriseId, ManifestVersion, checklist.Office, checklist.Version, files, now, direct, Business,
            Conditions);
    }

    private bool WasAsked(ChecklistItem item) =>
        item.Condition is MaterialCondition.Always || Conditions.Contains(item.Condition);
}
