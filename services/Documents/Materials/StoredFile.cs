using ApecCard.Documents.Files;

namespace ApecCard.Documents.Materials;

/// <summary>A file handed in for an item of the checklist. Its bytes are in the file store.</summary>
public sealed class StoredFile
{
    private string _name = "";
    private byte[]? _key;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Item { get; init; }

    /// <summary>As the sender called it, made harmless. It may name a person: it belongs in no log.</summary>
    public required string Name { get => _name; init => _name = value; }

    /// <summary>What the bytes are, not what was claimed.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether it was looked through for malware before it was kept.</summary>
    public required MalwareScan Scan { get; set; }

    /// <summary>Under which its bytes lie. Those of files that were kept before lie under the id.</summary>
    public required string? KeptAs { get; init; }

    /// <summary>
    /// Under which the bytes are encrypted; itself encrypted under the service's key. None of a file that was kept before
    /// files were encrypted.
    /// </summary>
    public required byte[]? Key { get => _key; init => _key = value; }

    public required string UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Since when a frozen file is not on the checklist any more.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>When its key, its name and then its bytes were destroyed.</summary>
    public DateTimeOffset? PurgedAt { get; private set; }

    public string PlaceInStore => KeptAs ?? Id.ToString("N");

    public bool HasSameContent(StoredFile other) => other.Sha256 == Sha256 && other.Size == Size;

    /// <summary>The same bytes came again: whether a scanner has looked them through now, and had not before.</summary>
    public bool IsLookedThroughNow(MalwareScan scan)
    {
        var news = Scan is MalwareScan.NotScanned && scan is MalwareScan.Clean;
        Scan = news ? scan : Scan;
        return news;
    }

    public void LeaveChecklist(DateTimeOffset now) => RemovedAt ??= now;

    public void Purge(DateTimeOffset now) => (_key, _name, PurgedAt) = ([], Item, now);
}
