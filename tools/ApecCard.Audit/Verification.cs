using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Audit;

/// <summary>
/// Reads a chain from its beginning, once, and keeps only what does not follow from the entry before it; what became of
/// those is for <see cref="Suspects"/> to say.
/// </summary>
internal sealed class Verification
{
    private readonly AuditChain _chain = new();
    private readonly Anchors _anchors;
    private readonly List<Finding> _findings = [];
    private readonly Suspects _suspects;
    private byte[]? _previous; // none: what came before is missing, so the next entry cannot be checked
    private byte[]? _before;
    private long _position;
    private long _entries;
    private long _lastAgreed;
    private long _contradictions;

    private Verification(string service, Anchors anchors)
    {
        _anchors = anchors;
        _previous = AuditChain.Beginning(service);
        _suspects = new(_chain);
    }

    public static Report Of(string service, Stream export, Anchors anchors)
    {
        var (watch, verification) = (Stopwatch.StartNew(), new Verification(service, anchors));
        using var lines = new StreamReader(export, Encoding.UTF8, bufferSize: 1 << 16);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            verification.Look(Parse(line, number));
        }

        verification.LookAtTheEnd();
        var findings = verification._findings.Concat(verification._suspects.Explain())
            .OrderBy(one => one.Position).ToArray();
        return new(service, verification._entries, anchors.Count, anchors.AreFromOutside, watch.Elapsed, findings);
    }

    private void Look(AuditLine line)
    {
        _entries++;
        if (line.Position <= _position)
        {
            _findings.Add(new(
                line.Position, $"a second entry stands here, {line.Id}: inserted, or the export is out of order"));
            return;
        }

        if (line.Position > _position + 1)
        {
            var gap = line.Position - _position - 1;
            _findings.Add(new(_position + 1, gap == 1 ? "deleted" : $"deleted, and the {gap - 1} after it"));
            (_before, _previous) = (null, null);
        }

        _position = line.Position;
        var (hash, isHash) = (new byte[AuditChain.HashSize], line.Hash.Length == 2 * AuditChain.HashSize);
        isHash = isHash && Convert.FromHexString(line.Hash, hash, out _, out _) is System.Buffers.OperationStatus.Done;
        var follows = isHash && (_previous is null || _chain.HashAfter(_previous, line).AsSpan().SequenceEqual(hash));
        _suspects.Next(line, hash, _before, _previous, follows);
        Compare(line);
        (_before, _previous) = (_previous, hash);
    }

    private void Compare(AuditLine line)
    {
        if (_anchors.Contradict(line.Position, line.Hash))
        {
            if (_contradictions++ == 0)
            {
                _findings.Add(new(line.Position, _lastAgreed == line.Position - 1
                    ? "rewritten: its anchor has another hash"
                    : $"its anchor has another hash: between {_lastAgreed + 1} and here the history was rewritten"));
            }
        }
        else if (_anchors.Know(line.Position) && _contradictions == 0)
        {
            _lastAgreed = line.Position;
        }
    }

    private void LookAtTheEnd()
    {
        if (_anchors.Last > _position)
        {
            _findings.Add(new(_position + 1, _anchors.Last == _position + 1
                ? "deleted: it was anchored"
                : $"deleted, and all after it up to {_anchors.Last}, which was anchored"));
        }
    }

    private static AuditLine Parse(string line, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditLine>(line, AuditChain.Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"Line {number} of the export is not an audit entry.");
        }
    }
}
