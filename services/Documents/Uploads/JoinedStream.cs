namespace ApecCard.Documents.Uploads;

/// <summary>Several, one after the other; each is opened when its turn comes.</summary>
internal sealed class JoinedStream(IEnumerable<Func<Stream>> parts) : ForwardStream
{
    private readonly Queue<Func<Stream>> _next = new(parts);
    private Stream? _now;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        while (_now is not null || _next.Count > 0)
        {
            _now ??= _next.Dequeue()();
            if (await _now.ReadAsync(buffer, ct) is var read and > 0)
            {
                return read;
            }

            await _now.DisposeAsync();
            _now = null;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        _now?.Dispose();
        while (_next.TryDequeue(out var part))
        {
            part().Dispose();
        }

        base.Dispose(disposing);
    }
}
