namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Root
{
    public static string Folder { get; } = Find(new(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "ApecCard.sln")) ? folder.FullName : Find(folder.Parent!);
}
