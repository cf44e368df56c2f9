namespace ApecCard.Documents.Files;

/// <summary>Reads a stream forwards in pieces: a file is looked through without ever being whole in memory.</summary>
internal sealed class ByteReader(Stream content)
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _at;
    private int _filled;

    public bool AtEnd => _at == _filled && !Fill();

    /// <summary>The next byte, or -1 at the end.</summary>
    public int Next() => AtEnd ? -1 : _buffer[_at++];

    /// <summary>Fills the whole span, or says that there was not as much left.</summary>
    public bool TryRead(Span<byte> into)
    {
        while (into.Length > 0)
        {
            if (AtEnd)
            {
                return false;
            }

            var count = Math.Min(into.Length, _filled - _at);
            _buffer.AsSpan(_at, count).CopyTo(into);
            into = into[count..];
            _at += count;
        }

        return true;
    }

    /// <summary>
    /// Passes over so many bytes, handing them to whoever wants to see them, or says there were fewer.
    /// </summary>
    public bool Skip(long count, ReadOnlySpanAction? seen = null)
    {
        while (count > 0)
        {
            if (AtEnd)
            {
                return false;
            }

            var step = (int)Math.Min(count, _filled - _at);
            seen?.Invoke(_buffer.AsSpan(_at, step));
            _at += step;
            count -= step;
        }

        return true;
    }

    /// <summary>Passes over everything up to and including the next such byte, or says there is none.</summary>
    public bool SkipPast(byte sought)
    {
        while (!AtEnd)
        {
            var found = _buffer.AsSpan(_at, _filled - _at).IndexOf(sought);
            if (found >= 0)
            {
                _at += found + 1;
                return true;
            }

            _at = _filled;
        }

        return false;
    }

    private bool Fill()
    {
        _at = 0;
        _filled = content.Read(_buffer);
        return _filled > 0;
    }
}

internal delegate void ReadOnlySpanAction(ReadOnlySpan<byte> bytes);
