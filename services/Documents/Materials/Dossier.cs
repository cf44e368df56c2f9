using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Everything one enterprise has handed in for one case, or for one order on it. Documents knows neither: the pair of
/// the two ids is the key, so nobody can reach another's files by naming its case.
/// </summary>
public sealed partial class Dossier : IVersioned
{
    private readonly List<StoredFile> _files = [];

    /// <summary>The case's id, or the order's.</summary>
    public required Guid Id { get; init; }
    public required Guid EnterpriseId { get; init; }

    /// <summary>The files on the checklist, and those that left it but are kept for the record.</summary>
    public IReadOnlyList<StoredFile> Files => _files;

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

    /// <summary>It was submitted: what is handed in stays as it is.</summary>
    public void Lock(int round) => Hear(2 * round, []);

    /// <summary>It was returned: these items may be exchanged.</summary>
    public void Unlock(int round, string[] items) => Hear((2 * round) + 1, items);

    /// <summary>
    /// Takes a file for the item. The same bytes again are the same file: an upload may be repeated, and has them looked
    /// through for malware when there was no scanner the first time.
    /// </summary>
    public StoredFile Add(ChecklistItem item, StoredFile file)
    {
        MustTakeFor(item);
        if (FilesFor(item.Item).FirstOrDefault(file.HasSameContent) is { } same)
        {
            if (same.IsLookedThroughNow(file.Scan))
            {
                Version++;
            }

            return same;
        }

        MustHaveRoomFor(item);
        _files.Add(file);
        Version++;
        return file;
    }

    /// <summary>Files for this item may come now.</summary>
    public void MustTakeFor(ChecklistItem item)
    {
        if (!IsAskedAnew(item))
        {
            MustBeUnlocked(item.Item);
        }
    }

    /// <summary>One more file for this item may come.</summary>
    public void MustHaveRoomFor(ChecklistItem item)
    {
        if (FilesFor(item.Item).Count() is var count && count >= item.MaxCount)
        {
            throw new RuleViolationException(
                "materials.too-many", $"{item.EnglishName}: there are {count} files already, no more are taken.");
        }
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

    private void Hear(int point, string[] unlocked)
    {
        if (point > HeardUpTo)
        {
            (HeardUpTo, Unlocked) = (point, unlocked);
            Version++;
        }
    }

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
