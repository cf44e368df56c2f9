using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Everything one enterprise has handed in for one case. Documents knows no cases: the pair of the two ids is the key,
/// so nobody can reach another's files by naming its case.
/// </summary>
public sealed class CaseMaterials : IVersioned
{
    private readonly List<StoredFile> _files = [];

    public required Guid CaseId { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>The files on the checklist, and those that left it but are kept for the record.</summary>
    public IReadOnlyList<StoredFile> Files => _files;

    /// <summary>The office the case was last frozen for: its officers may read the frozen files.</summary>
    public string? Office { get; private set; }

    /// <summary>The version of that office's list that was satisfied; 0 before the first freeze.</summary>
    public int ChecklistVersion { get; private set; }

    /// <summary>Whether that was as an enterprise that reports directly.</summary>
    public bool Direct { get; private set; }

    /// <summary>What was handed in, as it was frozen last; empty before the first submission.</summary>
    public FrozenFile[] Manifest { get; private set; } = [];

    /// <summary>Counts the manifests: a repeated freeze of the same files is none.</summary>
    public int ManifestVersion { get; private set; }

    /// <summary>Every file that is in any manifest: it is never destroyed.</summary>
    public Guid[] Frozen { get; private set; } = [];

    /// <summary>The items whose files may come and go; null before the first submission, when all may.</summary>
    public string[]? Unlocked { get; private set; }

    /// <summary>
    /// How far the case has come as we have heard: twice the submission it is at, and one more when that was returned.
    /// What comes late about an earlier point changes nothing.
    /// </summary>
    public int HeardUpTo { get; private set; }

    public bool IsSubmitted => HeardUpTo > 0;

    /// <summary>Counts what happened, so that a freeze notices a file that came or went meanwhile.</summary>
    public int Version { get; private set; }

    public uint RowVersion { get; private set; }

    private IEnumerable<StoredFile> OnChecklist => _files.Where(file => file.RemovedAt is null);

    public IEnumerable<StoredFile> FilesFor(string item) =>
        OnChecklist.Where(file => file.Item == item).OrderBy(file => file.Id);

    public bool IsFrozen(StoredFile file) => Frozen.Contains(file.Id);

    /// <summary>The case was submitted: what is handed in stays as it is.</summary>
    public void Lock(int round) => Hear(2 * round, []);

    /// <summary>The case was returned: these items may be exchanged.</summary>
    public void Unlock(int round, string[] items) => Hear((2 * round) + 1, items);

    /// <summary>Takes a file for the item. The same bytes again are the same file: an upload may be repeated.</summary>
    public StoredFile Add(ChecklistItem item, StoredFile file)
    {
        MustBeUnlocked(item.Item);
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

        MustBeUnlocked(file.Item);
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
    public Manifest? Freeze(Checklist checklist, string[]? unlocked, DateTimeOffset now, bool direct = false)
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
                .SelectMany(item => unlocked?.Contains(item.Item) is false
                    ? Manifest.Where(file => file.Item == item.Item)
                    : FilesFor(item.Item).Select(file => new FrozenFile(file.Item, file.Id, file.Sha256))),
        ];
        if ((Office, ChecklistVersion, Direct) == (checklist.Office, checklist.Version, direct)
            && Manifest.SequenceEqual(files))
        {
            return null;
        }

        (Office, ChecklistVersion, Direct, Manifest) = (checklist.Office, checklist.Version, direct, files);
        Frozen = [.. Frozen.Union(files.Select(file => file.FileId))];
        ManifestVersion++;
        Version++;
        return new(CaseId, EnterpriseId, ManifestVersion, checklist.Office, checklist.Version, files, now, direct);
    }

    private void Hear(int point, string[] unlocked)
    {
        if (point > HeardUpTo)
        {
            (HeardUpTo, Unlocked) = (point, unlocked);
            Version++;
        }
    }

    private void MustBeUnlocked(string item)
    {
        if (Unlocked?.Contains(item) is false)
        {
            throw new RuleViolationException(
                "materials.locked", "The application is submitted: only what an officer has pinned can be exchanged.");
        }
    }
}
