namespace ApecCard.Documents.Files;

/// <summary>
/// Where encrypted files lie, each under the SHA-256 of its bytes: in a folder, or at a provider. A name has all of its
/// bytes or none.
/// </summary>
public interface IFileShelf
{
    /// <summary>Takes the file at this path, which is gone then.</summary>
    Task PutAsync(string name, string path, CancellationToken ct);

    /// <summary>To be read from anywhere in it; null when there is nothing of this name.</summary>
    Task<Stream?> FindAsync(string name, CancellationToken ct);

    /// <summary>There may be nothing of this name.</summary>
    Task DeleteAsync(string name, CancellationToken ct);
}
