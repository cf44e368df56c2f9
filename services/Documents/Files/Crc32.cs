namespace ApecCard.Documents.Files;

/// <summary>The checksum of a PNG chunk (ISO 3309, polynomial 0xEDB88320).</summary>
internal readonly record struct Crc32
{
    private static readonly uint[] _table = [.. Enumerable.Range(0, 256).Select(Entry)];
    private readonly uint _register;

    private Crc32(uint register) => _register = register;

    public static Crc32 Start => new(uint.MaxValue);

    public uint Value => ~_register;

    public Crc32 Add(ReadOnlySpan<byte> bytes)
    {
        var register = _register;
        foreach (var b in bytes)
        {
            register = _table[(byte)(register ^ b)] ^ (register >> 8);
        }

        return new(register);
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) == 1 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;
        }

        return entry;
    }
}
