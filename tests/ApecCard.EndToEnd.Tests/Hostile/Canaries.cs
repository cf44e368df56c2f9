using System.Collections.Concurrent;
using System.Text;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>What must be found nowhere but where it belongs: secrets, and what is known of one person.</summary>
internal sealed class Canaries
{
    private readonly ConcurrentDictionary<string, (string Name, byte[] Bytes)> _all = [];

    public IEnumerable<(string Name, string Text)> All => _all.Select(one => (one.Value.Name, one.Key));

    public void Add(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(bytes.Length >= 9, $"{name} is too short to be told from other things.");
        _all[text] = (name, bytes);
    }

    /// <summary>The names of those that are in it.</summary>
    public string[] In(ReadOnlySpan<byte> bytes)
    {
        var found = new List<string>();
        foreach (var (_, (name, canary)) in _all)
        {
            if (bytes.IndexOf(canary) >= 0)
            {
                found.Add(name);
            }
        }

        return [.. found];
    }

    public string[] In(string text) => In(Encoding.UTF8.GetBytes(text));
}
