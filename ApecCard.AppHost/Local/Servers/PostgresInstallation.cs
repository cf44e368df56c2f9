using System.Globalization;

namespace ApecCard.AppHost.Local;

/// <summary>Where the newest installed PostgreSQL server is.</summary>
internal static class PostgresInstallation
{
    private const string DebianDirectory = "/usr/lib/postgresql";
    private const int OldestVersion = 15;

    public static string FindPrograms()
    {
        var version = Directory.Exists(DebianDirectory)
            ? Directory.EnumerateDirectories(DebianDirectory)
                .Where(directory => File.Exists(Path.Combine(directory, "bin", "initdb")))
                .Select(VersionOf)
                .DefaultIfEmpty().Max()
            : 0;
        if (version >= OldestVersion)
        {
            return Path.Combine(DebianDirectory, version.ToString(CultureInfo.InvariantCulture), "bin");
        }

        var found = version > 0 ? $"PostgreSQL {version} is installed, but {OldestVersion} or newer is needed"
            : $"There is no PostgreSQL server in {DebianDirectory}";
        throw new ExpectedFailureException($"{found}: apt-get install postgresql.");
    }

    private static double VersionOf(string directory) =>
        double.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var number) ? number : 0;
}
