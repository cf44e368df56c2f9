using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Uploads;

/// <summary>Reads just so many bytes of another; 400 <c>upload.part-length</c> when there are fewer, or more.</summary>
internal sealed class ExactStream(Stream body, int length) : ForwardStream
{
    private int _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
    {
        var read = await body.ReadAsync(buffer, ct);
        _read += read;
        return _read > length || (read == 0 && _read < length && buffer.Length > 0)
            ? throw new ProblemException(
                StatusCodes.Status400BadRequest, "upload.part-length", $"This part has {length} bytes.")
            : read;
    }
}

/// <summary>Is read from its beginning to its end, once.</summary>
internal abstract class ForwardStream : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
