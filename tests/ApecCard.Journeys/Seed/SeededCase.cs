using System.Buffers.Binary;
using System.Globalization;
using ApecCard.Journeys.People;
using ApecCard.ServiceDefaults;

namespace ApecCard.Journeys.Seed;

/// <summary>An enterprise nobody can sign in as.</summary>
internal sealed record SeededEnterprise(Guid Id, Company Company)
{
    /// <summary>No real code begins so: by it those of an earlier time are found.</summary>
    public const string Uscc = "91990000SEED";

    public static SeededEnterprise Number(int number)
    {
        var digits = number.ToString("D6", CultureInfo.InvariantCulture);
        return new(
            SeededCase.Identify(DateTimeOffset.UnixEpoch, SeededCase.Kind.Enterprise, number),
            new($"上海测量用贸易{digits}有限公司", Uscc + digits, "王立新", $"office-{digits}@example.com"));
    }
}

/// <summary>The case with this serial number: its person, its office and its ids follow from that.</summary>
internal sealed record SeededCase(
    int Serial, SeededEnterprise Enterprise, Story Story, DateTimeOffset StartedAt, TimeSpan Took)
{
    public enum Kind : byte { Enterprise, Case, QueuePosition, Card }

    private const int FirstNumber = 100_000, Numbers = 900_000; // of a day: the service counts up from 1

    public static readonly string[] Offices = ["shanghai", "hunan", "xian", "beijing"];

    public Guid Id => Identify(StartedAt, Kind.Case, Serial);

    public string Office { get; } = Offices[Serial / Story.Open.Length % Offices.Length];

    public Person Applicant { get; } = Person.Someone(new(Serial), DateOnly.FromDateTime(StartedAt.DateTime)) with
    {
        PassportNumber = string.Create(CultureInfo.InvariantCulture, $"E{Serial:D8}"),
    };

    public string Number => string.Create(
        CultureInfo.InvariantCulture, $"APEC{At(1).DayInShanghai():yyyyMMdd}{FirstNumber + (Serial % Numbers)}");

    public DateTimeOffset LastAt => At(Story.Steps.Length - 1);

    /// <summary>When a step of the way was made.</summary>
    public DateTimeOffset At(int step) => StartedAt + (Took * step / (Story.Steps.Length - 1));

    /// <summary>Version 7, as the services make them, but the same every time.</summary>
    public static Guid Identify(DateTimeOffset at, Kind kind, int serial)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        bytes[9] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], serial);
        return new(bytes, bigEndian: true);
    }
}
