using System.Text;
using System.Text.Json;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// The heads of a service's chain, kept outside its database: who can change only the database cannot make them agree
/// with another history. Lines are only ever added.
/// </summary>
internal sealed class AnchorFile
{
    private const int LongestLine = 1024;
    private readonly string _path;

    public AnchorFile(string folder, string service)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, $"{service}.anchors.jsonl");
    }

    /// <summary>The last anchor; what a crash left half written counts for nothing.</summary>
    public AnchorLine? Last()
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        using var file = File.OpenRead(_path);
        file.Seek(-Math.Min(file.Length, 2 * LongestLine), SeekOrigin.End);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n')[..^1]; // behind the last line feed nothing is finished
        return lines.Length == 0 ? null : JsonSerializer.Deserialize<AnchorLine>(lines[^1], AuditChain.Json);
    }

    /// <summary>Returns when they are on the disk.</summary>
    public void Append(IEnumerable<AnchorLine> anchors)
    {
        using var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var text = new StringBuilder(EndsInALine(file) ? "" : "\n");
        foreach (var anchor in anchors)
        {
            text.Append(JsonSerializer.Serialize(anchor, AuditChain.Json)).Append('\n');
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
    }

    private static bool EndsInALine(FileStream file)
    {
        if (file.Length == 0)
        {
            return true;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }
}
