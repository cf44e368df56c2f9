using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Everything one enterprise has handed in for one case, or for one order on it. Documents knows neither: the pair of
/// the two ids is the key, so nobody can reach another's files by naming its case.
/// </summary>
public sealed class Dossier : IVersioned
{
    private readonly List<StoredFile> _files = [];

    /// <summary>The case's id, or the order's.</summary>
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>The files on the checklist, and those that left it but are kept for the record.</summary>
    public IReadOnlyList<StoredFile> Files => _files;

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

    /// <summary>Every file that is in any manifest: it is never destroyed.</summary>
    public Guid[] Frozen { get; private set; } = [];

    /// <summary>The items whose files may come and go; null before the first submission, when all may.</summary>
    public string[]? Unlocked { get; private set; }

    /// <summary>
    /// How far the case or order has come as we have heard: twice the submission it is at, and one more when that was
    /// returned. What comes late about an earlier point changes nothing.
    /// </summary>
    public int HeardUpTo { get; private set; }

    public bool IsSubmitted => HeardUpTo > 0;

    private bool IsReturned => HeardUpTo % 2 == 1;

    /// <summary>Counts what happened, so that a freeze notices a file that came or went meanwhile.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    private IEnumerable<StoredFile> OnChecklist => _files.Where(file => file.RemovedAt is null);

    public IEnumerable<StoredFile> FilesFor(string item) =>
        OnChecklist.Where(file => file.Item == item).OrderBy(file => file.Id);

    public bool IsFrozen(StoredFile file) => Frozen.Contains(file.Id);

    /// <summary>It was submitted: what is handed in stays as it is.</summary>
    public void Lock(int round) => Hear(2 * round, []);

    /// <summary>It was returned: these items may be exchanged.</summary>
    public void Unlock(int round, string[] items) => Hear((2 * round) + 1, items);

    /// <summary>Takes a file for the item. The same bytes again are the same file: an upload may be repeated.</summary>
    public StoredFile Add(ChecklistItem item, StoredFile file)
    {
        if (!IsAskedAnew(item))
        {
            MustBeUnlocked(item.Item);
        }

        var (count, same) = (FilesFor(item.Item).Count(), FilesFor(item.Item).FirstOrDefault(file.HasSameContent));
        if (same is not null)
        {
            return same;
        }

        if (count >= item.MaxCount)
        {
            throw new RuleViolationException(
                "materials.too-many", $"{item.EnglishName}: there are {count} files already, no more are taken.");
        }

        _files.Add(file);
        Version++;
        return file;
    }

    /// <summary>
    /// Takes a file off the checklist. Null when there is none such; a frozen one stays stored, for the record.
    /// </summary>
    public StoredFile? Remove(Guid fileId, DateTimeOffset now)
    {
        if (OnChecklist.FirstOrDefault(file => file.Id == fileId) is not { } file)
        {
            return null;
        }

        if (!IsReturned || Manifest.Any(frozen => frozen.Item == file.Item))
        {
            MustBeUnlocked(file.Item);
        }

        if (IsFrozen(file))
        {
            file.LeaveChecklist(now);
        }
        else
        {
            _files.Remove(file);
        }

        Version++;
        return file;
    }

    public string[] MissingFrom(Checklist checklist) =>
        [.. checklist.Items.Where(item => item.Required && !FilesFor(item.Item).Any()).Select(item => item.Item)];

    /// <summary>
    /// Fixes what is handed in at a submission, all or nothing. The new manifest, or null when the last one says just
    /// this. Files for items that this office does not ask for stay out of it.
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
            throw new MaterialsMissingException(missing);
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
                    : FilesFor(item.Item).Select(file => new FrozenFile(file.Item, file.Id, file.Sha256))),
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

    private void Hear(int point, string[] unlocked)
    {
        if (point > HeardUpTo)
        {
            (HeardUpTo, Unlocked) = (point, unlocked);
            Version++;
        }
    }

    private bool WasAsked(ChecklistItem item) =>
        item.Condition is MaterialCondition.Always || Conditions.Contains(item.Condition);

    // A corrected reason may ask for what the submission was not asked for: nobody can have pinned that.
    private bool IsAskedAnew(ChecklistItem item) => IsReturned && !WasAsked(item);

    private void MustBeUnlocked(string item)
    {
        if (Unlocked?.Contains(item) is false)
        {
            throw new RuleViolationException(
                "materials.locked", "This is submitted: only what an officer has pinned can be exchanged.");
        }
    }
}
