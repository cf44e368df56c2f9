using System.Buffers.Binary;
using System.Text;

namespace ApecCard.AppHost.Local;

/// <summary>Field after field of a message in Protocol Buffers' wire format.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int VarintType = 0, Fixed64Type = 1, LengthType = 2, Fixed32Type = 5;
    private const int LongestVarint = 10;

    private ReadOnlySpan<byte> _rest = message;
    private ReadOnlySpan<byte> _bytes;
    private int _type;

    public int Field { get; private set; }

    /// <summary>The field's value where it is a number, whatever its kind.</summary>
    public ulong Number
    {
        readonly get => _type != LengthType ? field : throw new InvalidDataException($"Field {Field} is no number.");
        private set;
    }

    public readonly double Double => BitConverter.UInt64BitsToDouble(Number);

    /// <summary>The field's value where it is bytes, a text or a message.</summary>
    public readonly ReadOnlySpan<byte> Bytes =>
        _type == LengthType ? _bytes : throw new InvalidDataException($"Field {Field} is no message.");

    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = Varint();
        (Field, _type) = ((int)(tag >> 3), (int)(tag & 7));
        if (_type == LengthType)
        {
            var length = Varint();
            _bytes = Take(length > int.MaxValue ? int.MaxValue : (int)length);
        }
        else
        {
            Number = _type switch
            {
                VarintType => Varint(),
                Fixed64Type => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))),
                Fixed32Type => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint))),
                _ => throw new InvalidDataException($"There is no wire type {_type}."),
            };
        }

        return true;
    }

    private ulong Varint()
    {
        var number = 0UL;
        for (var i = 0; i < LongestVarint; i++)
        {
            var part = Take(1)[0];
            number |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException("A number has no end.");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("The message ends too early.");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
