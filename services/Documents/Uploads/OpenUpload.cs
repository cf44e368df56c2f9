using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Uploads;

/// <summary>
/// A file that comes in parts, over a line that breaks: what has arrived stays, and is gone on with. Every part but the
/// last one has the same size, and is there whole or not at all.
/// </summary>
public sealed class OpenUpload
{
    private readonly List<Guid> _parts = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid DossierId { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Item { get; init; }

    /// <summary>Under which list it was opened, and is completed; none before a case names its office.</summary>
    public required string? Office { get; init; }

    public required Business Business { get; init; }
    public required MaterialCondition[] Conditions { get; init; }

    /// <summary>What the file is to be called. It may name a person: it belongs in no log.</summary>
    public required string Name { get; init; }

    public required string ContentType { get; init; }
    public required long Size { get; init; }

    /// <summary>What the bytes must have, in lower-case hex; none when it was not said.</summary>
    public required string? Sha256 { get; init; }

    public required int PartSize { get; init; }

    /// <summary>From which the keys of the parts are derived; itself encrypted under the service's key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>When it was opened, or the last part came.</summary>
    public required DateTimeOffset LastHeardAt { get; set; }

    /// <summary>The names of the parts that are there, in order.</summary>
    public IReadOnlyList<Guid> Parts => _parts;

    /// <summary>What it became; the bytes that came are gone then.</summary>
    public Guid? FileId { get; private set; }

    public long Received => Math.Min((long)_parts.Count * PartSize, Size);

    /// <summary>How long the part at this place is.</summary>
    public int LengthAt(long offset) => (int)Math.Min(PartSize, Size - offset);

    /// <summary>Whether this part is there already: it came again.</summary>
    /// <exception cref="RuleViolationException">409: it is another part's turn, which is told.</exception>
    public bool Has(long offset) =>
        (offset >= 0 && offset < Received && offset % PartSize == 0)
        || (offset == Received && offset < Size ? false : throw OutOfTurn());

    public void Add(Guid part, DateTimeOffset now)
    {
        _parts.Add(part);
        LastHeardAt = now;
    }

    public bool IsOfSameFile(OpenUpload other) =>
        Sha256 is not null && (DossierId, Item, Size, Sha256) == (other.DossierId, other.Item, other.Size, other.Sha256);

    public void MustBeWhole()
    {
        if (Received < Size)
        {
            throw new RuleViolationException("upload.incomplete", $"{Received:N0} of {Size:N0} bytes have arrived.")
            {
                Extensions = { ["expected"] = Received },
            };
        }
    }

    public void BecomeFile(Guid fileId) => FileId = fileId;

    private RuleViolationException OutOfTurn() =>
        new("upload.offset", $"It goes on at {Received}, in parts of {PartSize} bytes.")
        {
            Extensions = { ["expected"] = Received },
        };
}
