using System.Xml.Linq;
using ApecCard.Testing;

namespace ApecCard.Architecture.Tests;

/// <summary>The tree as it is checked out.</summary>
internal static class Tree
{
    /// <summary>Those that have a database of their own.</summary>
    public static readonly string[] Services =
        ["Applications", "Delivery", "Documents", "Identity", "Payments", "Review"];

    /// <summary>What runs in production: the services, the gateway, and what they share.</summary>
    public static IEnumerable<string> ProductionProjects =>
        [.. Services.Append("Contracts").Select(ServiceProject), In("gateway", "ApecCard.Gateway.csproj"),
            In("ApecCard.ServiceDefaults", "ApecCard.ServiceDefaults.csproj")];

    public static string ServiceProject(string service) => In("services", service, $"ApecCard.{service}.csproj");

    public static string In(params string[] path) => Repository.PathTo(path);

    /// <summary>The projects a project references, by name.</summary>
    public static IEnumerable<string> References(string project) => Items(project, "ProjectReference").Select(Name);

    public static IEnumerable<string> Packages(string project) => Items(project, "PackageReference");

    /// <summary>The source files below a folder, without what a build puts there.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !IsBuilt(Path.GetRelativePath(folder, file)));

    public static IEnumerable<string> Folders(string folder) => Directory
        .EnumerateDirectories(folder, "*", SearchOption.AllDirectories)
        .Where(path => !IsBuilt(Path.GetRelativePath(folder, path) + Path.DirectorySeparatorChar));

    private static bool IsBuilt(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot");

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static string Name(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));
}
