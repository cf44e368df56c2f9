namespace ApecCard.Journeys.Bench;

/// <summary>The checkout that this program was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? directory) => directory switch
    {
        null => throw new BenchException("This program lies outside of a checkout of ApecCard."),
        _ when File.Exists(Path.Combine(directory.FullName, "ApecCard.sln")) => directory.FullName,
        _ => Find(directory.Parent),
    };
}
