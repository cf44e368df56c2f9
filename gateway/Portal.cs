namespace ApecCard.Gateway;

/// <summary>The portal: Vite builds it from <c>portal/</c> into <c>wwwroot/app</c>.</summary>
public static class Portal
{
    /// <summary>What keeps the portal's files for when there is no network.</summary>
    public const string Worker = "/app/worker.js";

    private const string Built = "app/index.html";

    /// <summary>
    /// What answers every path that is nobody else's: the portal, or a small page where it is not built, as for tests of
    /// the gateway alone.
    /// </summary>
    public static string Page(IWebHostEnvironment environment) =>
        environment.WebRootFileProvider.GetFileInfo(Built).Exists ? Built : "index.html";
}
