using Microsoft.Extensions.Configuration;

namespace ApecCard.ServiceDefaults;

public static class NeededSettings
{
    /// <summary>A setting without which a service cannot start.</summary>
    public static string Need(this IConfiguration configuration, string key) => configuration[key] is { Length: > 0 } set
        ? set
        : throw new InvalidOperationException($"Set {key.Replace(":", "__", StringComparison.Ordinal)}.");
}
