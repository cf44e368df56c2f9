using ApecCard.ServiceDefaults;

namespace ApecCard.Audit;

/// <summary>
/// Entries that do not follow from the one before them. One change to a chain makes up to two of them, an exchange
/// four; which change it was shows in what would follow from what.
/// </summary>
internal sealed class Suspects(AuditChain chain)
{
    private const int Most = 400; // looking for where one belongs compares each with each
    private readonly List<Suspect> _suspects = [];
    private AuditLine? _previous;

    private sealed record Suspect(
        AuditLine Line, byte[] Hash, byte[]? Before, byte[]? Previous, AuditLine? PreviousLine)
    {
        public string? What { get; set; }

        /// <summary>Where it belongs, if that is not where it stands.</summary>
        public long? Place { get; set; }

        public bool IsExplained { get; set; }
    }

    /// <summary>The next entry of the chain, and whether its hash follows from the one before.</summary>
    public void Next(AuditLine line, byte[] hash, byte[]? before, byte[]? previous, bool follows)
    {
        if (!follows)
        {
            _suspects.Add(new(line, hash, before, previous, _previous));
        }

        _previous = line;
    }

    public IEnumerable<Finding> Explain()
    {
        if (_suspects.Count <= Most)
        {
            FindMoved();
            KeepExchanges();
        }

        for (var at = 0; at < _suspects.Count; at++)
        {
            var next = at + 1 < _suspects.Count && _suspects[at + 1].Line.Position == _suspects[at].Line.Position + 1
                ? _suspects[at + 1]
                : null;
            Explain(_suspects[at], next);
        }

        foreach (var suspect in _suspects.Where(one => one.What is not null))
        {
            yield return new(suspect.Line.Position, $"{suspect.What} (entry {suspect.Line.Id})");
        }
    }

    // An entry that follows at the place of another suspect was moved from there. Once its hash is known to stand
    // there, what comes after that place can be looked at again: so until nothing new comes out.
    private void FindMoved()
    {
        var hashAt = _suspects.ToDictionary(suspect => suspect.Line.Position, suspect => suspect.Hash);
        for (var found = true; found;)
        {
            found = false;
            foreach (var place in _suspects)
            {
                var previous = hashAt.GetValueOrDefault(place.Line.Position - 1) ?? place.Previous;
                if (previous is null)
                {
                    continue;
                }

                foreach (var one in _suspects.Where(one => !one.IsExplained))
                {
                    var isAsItWas = ReferenceEquals(one, place);
                    if (Follows(previous, one, one.Hash) || (!isAsItWas && Follows(previous, one, place.Hash)))
                    {
                        one.IsExplained = found = true;
                        one.Place = isAsItWas ? null : place.Line.Position;
                        hashAt[place.Line.Position] = Follows(previous, one, one.Hash) ? one.Hash : place.Hash;
                    }
                }
            }
        }
    }

    // Entries that changed places stand where others belong; behind one that was inserted or deleted they do not.
    private void KeepExchanges()
    {
        while (_suspects.Find(StandsInNobodysPlace) is { } one)
        {
            (one.Place, one.IsExplained) = (null, false);
        }

        foreach (var moved in _suspects.Where(one => one.Place is not null))
        {
            moved.What = $"moved: it belongs at position {moved.Place}";
        }
    }

    private bool StandsInNobodysPlace(Suspect one) =>
        one.Place is not null && !_suspects.Exists(other => other.Place == one.Line.Position);

    private void Explain(Suspect suspect, Suspect? next)
    {
        if (suspect.IsExplained)
        {
            return;
        }

        suspect.IsExplained = true;
        if (suspect is { Before: { } before, PreviousLine: { } previous } && Follows(before, suspect, suspect.Hash))
        {
            suspect.What =
                $"the entry before it, {previous.Position}, was inserted: this one follows from its predecessor";
        }
        else if (next is not null && suspect.Previous is { } from && Follows(from, next, next.Hash))
        {
            (suspect.What, next.IsExplained) = ("inserted", true);
        }
        else if (suspect.Previous.AsSpan().SequenceEqual(suspect.Hash))
        {
            suspect.What = "inserted, with the hash of the one before it";
        }
        else if (next is not null && suspect.Previous is { } link
            && Follows(chain.HashAfter(link, suspect.Line), next, next.Hash))
        {
            (suspect.What, next.IsExplained) = ("its hash was altered", true);
        }
        else
        {
            suspect.What = "altered; or the one before it was, and its hash with it";
        }
    }

    private bool Follows(byte[] previous, Suspect one, byte[] hash) =>
        chain.HashAfter(previous, one.Line).AsSpan().SequenceEqual(hash);
}
