using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ApecCard.Documents.Files;

/// <summary>
/// A file on the disk, encrypted under a key of its own (AES-256-GCM) in pieces, so that a part of it can be read
/// without the rest: a version, then each piece with its tag. The nonce counts the pieces, and the last one is marked:
/// none can be changed, moved, added or cut off without being noticed.
/// </summary>
public static class SealedFile
{
    public const int KeySize = 32;
    internal const int PieceSize = 64 * 1024, TagSize = 16;
    internal const byte Version = 1;

    /// <summary>Encrypts all that comes, a piece at a time.</summary>
    /// <returns>The SHA-256 of what was written, in lower-case hex.</returns>
    public static async Task<string> WriteAsync(Stream clear, Stream kept, byte[] key, CancellationToken ct)
    {
        using var aes = new AesGcm(key, TagSize);
        var pieces = ArrayPool<byte>.Shared.Rent(2 * PieceSize);
        var closed = ArrayPool<byte>.Shared.Rent(PieceSize + TagSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (piece, next) = (pieces.AsMemory(0, PieceSize), pieces.AsMemory(PieceSize, PieceSize));
            byte[] head = [Version];
            hash.AppendData(head);
            await kept.WriteAsync(head, ct);
            var length = await clear.ReadAtLeastAsync(piece, PieceSize, throwOnEndOfStream: false, ct);
            for (var number = 0L; number == 0 || length > 0; number++)
            {
                var nextLength = await clear.ReadAtLeastAsync(next, PieceSize, throwOnEndOfStream: false, ct);
                aes.Encrypt(
                    Nonce(number), piece.Span[..length], closed.AsSpan(0, length), closed.AsSpan(length, TagSize),
                    Mark(isLast: nextLength == 0));
                hash.AppendData(closed, 0, length + TagSize);
                await kept.WriteAsync(closed.AsMemory(0, length + TagSize), ct);
                (piece, next, length) = (next, piece, nextLength);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pieces, clearArray: true);
            ArrayPool<byte>.Shared.Return(closed);
        }
    }

    /// <summary>As it was, to be read from anywhere in it. Reading throws when something of it was changed.</summary>
    public static Stream Open(Stream kept, byte[] key) => new SealedStream(kept, key);

    internal static byte[] Nonce(long piece)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), piece);
        return nonce;
    }

    internal static byte[] Mark(bool isLast) => [Version, isLast ? (byte)1 : (byte)0];
}

internal sealed class SealedStream : Stream
{
    private const int ClosedSize = SealedFile.PieceSize + SealedFile.TagSize;

    private readonly Stream _kept;
    private readonly AesGcm _aes;
    private readonly byte[] _closed = new byte[ClosedSize], _piece = new byte[SealedFile.PieceSize];
    private readonly long _pieces;
    private long _number = -1; // of the piece that is open
    private int _length;

    public SealedStream(Stream kept, byte[] key)
    {
        _kept = kept;
        _aes = new(key, SealedFile.TagSize);
        var closed = kept.Length - 1;
        _pieces = (closed + ClosedSize - 1) / ClosedSize;
        Length = closed - (_pieces * SealedFile.TagSize);
        var last = closed - ((_pieces - 1) * ClosedSize);
        if (_pieces == 0 || last < SealedFile.TagSize || kept.ReadByte() != SealedFile.Version)
        {
            throw new InvalidDataException("This is not a file that was kept here.");
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= Length)
        {
            return 0;
        }

        Open(Position / SealedFile.PieceSize);
        var from = (int)(Position % SealedFile.PieceSize);
        var count = Math.Min(buffer.Length, _length - from);
        _piece.AsSpan(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _kept.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Open(long number)
    {
        if (number == _number)
        {
            return;
        }

        _kept.Position = 1 + (number * ClosedSize);
        var read = _kept.ReadAtLeast(_closed, ClosedSize, throwOnEndOfStream: false);
        (_number, _length) = (-1, read - SealedFile.TagSize);
        _aes.Decrypt(
            SealedFile.Nonce(number), _closed.AsSpan(0, _length), _closed.AsSpan(_length, SealedFile.TagSize),
            _piece.AsSpan(0, _length), SealedFile.Mark(isLast: number == _pieces - 1));
        _number = number;
    }
}
