using ApecCard.Documents.Files;

namespace ApecCard.Documents.Materials;

/// <summary>A file handed in for an item of the checklist. Its bytes are in the file store, under its id.</summary>
public sealed class StoredFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Item { get; init; }

    /// <summary>As the sender called it, made harmless. It may name a person: it belongs in no log.</summary>
    public required string Name { get; init; }

    /// <summary>What the bytes are, not what was claimed.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether it was looked through for malware before it was kept.</summary>
    public required MalwareScan Scan { get; init; }

    /// <summary>
    /// Under which the bytes are encrypted; itself encrypted under the service's key. None of a file that was kept before
    /// files were encrypted.
    /// </summary>
    public required byte[]? Key { get; init; }

    public required string UploadedBy { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Since when a frozen file is not on the checklist any more.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public bool HasSameContent(StoredFile other) => other.Sha256 == Sha256 && other.Size == Size;

    public void LeaveChecklist(DateTimeOffset now) => RemovedAt ??= now;
}
