namespace ApecCard.Documents.Files;

/// <summary>A folder of this machine, or one that every replica sees; files are spread over 256 in it.</summary>
public sealed class FolderShelf(WorkFolder work) : IFileShelf
{
    public Task PutAsync(string name, string path, CancellationToken ct)
    {
        File.Move(path, PathOf(name), overwrite: true); // under this name there can be nothing but the same
        return Task.CompletedTask;
    }

    public Task<Stream?> FindAsync(string name, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream?>(new FileStream(
                PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0));
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string name, CancellationToken ct)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    // The last digits are random: those of a hash, and those of the ids of version 7 that were names at first.
    private string PathOf(string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(work.Root, name[^2..])).FullName, name);
}
