using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApecCard.AppHost.Local;

/// <summary>A profile of Properties/launchSettings.json: address, variables and arguments of a project.</summary>
public sealed record LaunchProfile(
    string? CommandName, string? CommandLineArgs, string? ApplicationUrl,
    Dictionary<string, string>? EnvironmentVariables)
{
    [JsonIgnore]
    public string Name { get; private init; } = "";

    internal IEnumerable<Uri> Addresses =>
        (ApplicationUrl ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(address => new Uri(address));

    internal string[] Arguments => (CommandLineArgs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The named profile, else the first that runs the project itself.</summary>
    internal static LaunchProfile? Find(string projectPath, string? name)
    {
        var file = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(file))
        {
            return null;
        }

        using var stream = File.OpenRead(file);
        var profiles = JsonSerializer.Deserialize<Settings>(stream, JsonSerializerOptions.Web)?.Profiles ?? [];
        if (name is null)
        {
            return profiles.Where(profile => profile.Value.CommandName == "Project")
                .Select(profile => profile.Value with { Name = profile.Key }).FirstOrDefault();
        }

        return profiles.TryGetValue(name, out var named)
            ? named with { Name = name }
            : throw new ExpectedFailureException($"{file} has no launch profile \"{name}\".");
    }

    private sealed record Settings(Dictionary<string, LaunchProfile>? Profiles);
}
