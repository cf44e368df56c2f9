using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// Where files lie while they are received and looked at. Those in the clear are locked by the process that has them:
/// what is not locked any more was left by one that ended, and is thrown away.
/// </summary>
public sealed class WorkFolder(IOptions<FileSettings> settings, IHostEnvironment environment)
{
    /// <summary>So long may pass between making a file and locking it, and those made from it may outlive it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private const char BeforeWhatIsMadeOfIt = '-';

    public string Root { get; } = Path.Combine(environment.ContentRootPath, settings.Value.Folder);

    private string Unfinished => Directory.CreateDirectory(Path.Combine(Root, "unfinished")).FullName;

    /// <summary>A path for a file of one's own.</summary>
    public string NewPath() => Path.Combine(Unfinished, $"{Guid.CreateVersion7():N}");

    /// <summary>A file of one's own, locked while it is open. Programs that read it need no lock.</summary>
    public FileStream NewFile() =>
        new(NewPath(), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>For one upload that comes in parts.</summary>
    public string PartsOf(Guid uploadId) => Path.Combine(Root, "parts", $"{uploadId:N}");

    /// <summary>The uploads of which there is something.</summary>
    public IEnumerable<Guid> UploadsWithParts() =>
        Directory.CreateDirectory(Path.Combine(Root, "parts")).EnumerateDirectories()
            .Select(folder => Guid.ParseExact(folder.Name, "N"));

    /// <summary>Throws away what was left by a process that ended; the number of such files.</summary>
    public int ThrowAwayLeft(DateTime beforeUtc)
    {
        var left = Directory.EnumerateFiles(Unfinished)
            .Where(path => File.GetLastWriteTimeUtc(path) < beforeUtc && !IsHeld(ReceivedAs(path)))
            .ToList();
        left.ForEach(File.Delete);
        return left.Count;
    }

    private static string ReceivedAs(string path) => Path.Combine(
        Path.GetDirectoryName(path)!, Path.GetFileName(path).Split(BeforeWhatIsMadeOfIt)[0]);

    private static bool IsHeld(string path)
    {
        try
        {
            File.Open(path, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
