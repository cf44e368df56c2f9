using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Audit;

/// <summary>
/// Heads of a chain as they were told when they were new: by the service itself, and by its anchor file, which only the
/// latter keeps outside the database.
/// </summary>
internal sealed class Anchors
{
    private readonly Dictionary<long, HashSet<string>> _hashes = [];

    public int Count => _hashes.Count;

    public long Last { get; private set; }

    /// <summary>Whether there were any from outside the database.</summary>
    public bool AreFromOutside { get; private init; }

    public static Anchors Read(string service, string heads, string outside)
    {
        var anchors = new Anchors { AreFromOutside = File.Exists(outside) };
        foreach (var file in new[] { heads, outside }.Where(File.Exists))
        {
            var lines = File.ReadLines(file).Select(Parse).OfType<AnchorLine>();
            foreach (var line in lines.Where(line => line.Service == service))
            {
                anchors.Add(line);
            }
        }

        return anchors;
    }

    /// <summary>Whether an anchor at this position tells another hash.</summary>
    public bool Contradict(long position, string hash) =>
        _hashes.TryGetValue(position, out var told) && (told.Count > 1 || !told.Contains(hash));

    public bool Know(long position) => _hashes.ContainsKey(position);

    private void Add(AnchorLine line)
    {
        if (!_hashes.TryGetValue(line.Position, out var told))
        {
            _hashes[line.Position] = told = [];
        }

        told.Add(line.Hash);
        Last = Math.Max(Last, line.Position);
    }

    // What a crash left half written says nothing.
    private static AnchorLine? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<AnchorLine>(line, AuditChain.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
