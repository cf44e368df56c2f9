using System.Globalization;

namespace ApecCard.Journeys.People;

/// <summary>A company that does not exist, with an e-licence of its own.</summary>
public sealed record Company(string Name, string Uscc, string LegalRepresentative, string Email)
{
    public static Company One(Random random)
    {
        var serial = random.Next(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var body = $"91310115MA{serial[..7]}";
        return new(
            $"上海示例进出口{serial}有限公司",
            Person.WithCheck(body, "0123456789ABCDEFGHJKLMNPQRTUWXY", ServiceDefaults.Formats.Uscc.IsValid),
            "王立新",
            $"office-{Guid.NewGuid():N}@example.com");
    }
}
