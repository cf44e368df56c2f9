using System.Globalization;

namespace ApecCard.AppHost.Local;

internal static class ProcessNames
{
    public static IEnumerable<int> All() => Directory.EnumerateDirectories("/proc")
        .Select(directory =>
            int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    /// <summary>The program's name, with the DLL for a .NET program; empty when it is not there.</summary>
    public static string Of(int processId)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{processId}/cmdline")
                .Split('\0', StringSplitOptions.RemoveEmptyEntries);
            var program = words.Length > 0 ? Path.GetFileName(words[0])
                : File.ReadAllText($"/proc/{processId}/comm").Trim();
            return program == "dotnet" && words.Length > 1 ? Path.GetFileName(words[1]) : program;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
