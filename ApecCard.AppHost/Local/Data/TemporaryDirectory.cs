using System.Globalization;

namespace ApecCard.AppHost.Local;

/// <summary>Data of a test, named after the process that runs it.</summary>
internal static class TemporaryDirectory
{
    private const string Prefix = "apec-test-";

    public static string Create()
    {
        var path =
            Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
        Directory.CreateDirectory(path);
        return path;
    }

    public static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A server's last breath may still write; the next test run takes it away.
        }
    }

    public static void RemoveThoseOfTheDead()
    {
        foreach (var path in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            if (int.TryParse(Path.GetFileName(path)[Prefix.Length..].Split('-')[0], CultureInfo.InvariantCulture,
                out var owner)
                && !Posix.IsAlive(owner))
            {
                Remove(path);
            }
        }
    }
}
