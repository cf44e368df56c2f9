using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ApecCard.ServiceDefaults;

// This file is also compiled into tools/ApecCard.Audit, which recomputes a chain without anything of the services.

/// <summary>A sealed entry as a line of an export.</summary>
internal sealed record AuditLine(
    long Position, Guid Id, DateTimeOffset At, string Actor, string Action, string Subject, string? Reason,
    string Hash);

/// <summary>A head as a line of an anchor file.</summary>
internal sealed record AnchorLine(string Service, long Position, string Hash, DateTimeOffset At);

/// <summary>
/// What an entry's hash is: SHA-256 of the hash before it and of the entry's bytes. The bytes are a version, the id,
/// the moment in microseconds (as exact as PostgreSQL keeps it), and the texts in UTF-8, each behind its length.
/// </summary>
internal sealed class AuditChain
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public const int HashSize = SHA256.HashSizeInBytes;

    private const byte Version = 1;
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    /// <summary>What stands before the first entry; of each service another: chains cannot be exchanged.</summary>
    public static byte[] Beginning(string service) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"ApecCard audit of {service}"));

    public byte[] HashAfter(
        byte[] previous, Guid id, DateTimeOffset at, string actor, string action, string subject, string? reason)
    {
        _bytes.ResetWrittenCount();
        _bytes.Write(previous);
        _bytes.Write([Version]);
        id.TryWriteBytes(_bytes.GetSpan(16), bigEndian: true, out var written);
        _bytes.Advance(written);
        BinaryPrimitives.WriteInt64BigEndian(
            _bytes.GetSpan(sizeof(long)),
            (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        _bytes.Advance(sizeof(long));
        Write(actor);
        Write(action);
        Write(subject);
        Write(reason);
        return SHA256.HashData(_bytes.WrittenSpan);
    }

    public byte[] HashAfter(byte[] previous, AuditLine line) =>
        HashAfter(previous, line.Id, line.At, line.Actor, line.Action, line.Subject, line.Reason);

    private void Write(string? text)
    {
        BinaryPrimitives.WriteInt32BigEndian(
            _bytes.GetSpan(sizeof(int)), text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        _bytes.Advance(sizeof(int));
        Encoding.UTF8.GetBytes(text ?? "", _bytes);
    }
}
