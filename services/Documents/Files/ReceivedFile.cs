namespace ApecCard.Documents.Files;

/// <summary>A file that has come in whole and has no place yet; disposed of without one, it is gone.</summary>
/// <param name="Sha256">In lower-case hex.</param>
public sealed record ReceivedFile(FileStream Content, string Sha256) : IAsyncDisposable
{
    public long Size => Content.Length;

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        File.Delete(Content.Name); // not there any more once it was kept
    }
}
