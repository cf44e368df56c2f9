namespace ApecCard.Identity.Sessions;

/// <summary>What a browser or app calls itself, in two words: Chrome · Windows. More is not kept.</summary>
public static class DeviceName
{
    // Each of them also claims to be those after it.
    private static readonly (string Sign, string Name)[] _programs =
    [
        ("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"),
        ("Safari", "Safari"), ("ApecCard", "ApecCard"),
    ];

    private static readonly (string Sign, string Name)[] _systems =
    [
        ("Harmony", "HarmonyOS"), ("Android", "Android"), ("iPhone", "iOS"), ("iPad", "iPadOS"),
        ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"),
    ];

    public static string? Of(string? userAgent)
    {
        string?[] words = [Find(_programs, userAgent), Find(_systems, userAgent)];
        return words.OfType<string>().ToArray() is { Length: > 0 } known ? string.Join(" · ", known) : null;
    }

    private static string? Find((string Sign, string Name)[] known, string? userAgent) =>
        known.FirstOrDefault(one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) is true).Name;
}
