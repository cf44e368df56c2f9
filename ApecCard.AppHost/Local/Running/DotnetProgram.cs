using System.Runtime.InteropServices;

namespace ApecCard.AppHost.Local;

internal static class DotnetProgram
{
    /// <summary>The dotnet that runs us: two folders above the runtime's own, three with its version.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var root = Directory.GetParent(RuntimeEnvironment.GetRuntimeDirectory())!.Parent!.Parent!.Parent!;
        var program = System.IO.Path.Combine(root.FullName, "dotnet");
        return File.Exists(program) ? program : "dotnet";
    }
}
