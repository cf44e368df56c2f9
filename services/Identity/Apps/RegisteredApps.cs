using System.Text.RegularExpressions;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Apps;

/// <summary>
/// An app that people may let act for them: a public client (RFC 6749, 2.1), which could keep no secret and gets none.
/// </summary>
/// <param name="Id">What it calls itself in its requests.</param>
/// <param name="Name">What people call it.</param>
/// <param name="NameInEnglish">… in English.</param>
/// <param name="RedirectAddresses">Where the browser may bring its codes.</param>
public sealed record RegisteredApp(
    string Id, string Name, string NameInEnglish, IReadOnlyList<string> RedirectAddresses);

/// <summary>
/// The apps, from Identity's configuration: Apps__0__Id, Apps__0__Name, Apps__0__NameInEnglish and
/// Apps__0__RedirectAddresses__0; then Apps__1.
/// </summary>
public sealed partial class RegisteredApps(IReadOnlyCollection<RegisteredApp> apps)
{
    public static RegisteredApps Of(IConfiguration configuration)
    {
        var apps = configuration.GetSection("Apps").GetChildren().Select(app => Read(configuration, app)).ToList();
        return apps.CountBy(app => app.Id).FirstOrDefault(counted => counted.Value > 1) is { Key: { } twice }
            ? throw new InvalidOperationException($"Apps: {twice} is registered twice.")
            : new(apps);
    }

    /// <summary>One that may have been registered once and is not any more.</summary>
    public RegisteredApp? Find(string? id) => apps.FirstOrDefault(app => app.Id == id);

    /// <summary>
    /// The app, if the browser may go back to the address with an answer; until this is known it goes nowhere.
    /// 404 app.unknown, 400 app.address-not-registered.
    /// </summary>
    public RegisteredApp Get(string id, string redirectUri)
    {
        var app = Find(id) ?? throw new ProblemException(404, "app.unknown", "No app of this name is registered.");
        return app.RedirectAddresses.Contains(WithoutLoopbackPort(redirectUri), StringComparer.Ordinal)
            && Uri.TryCreate(redirectUri, UriKind.Absolute, out _) // where the port is none, nobody can go
            ? app
            : throw new ProblemException(
                400, "app.address-not-registered", "The app is not registered with this address to go back to.");
    }

    private static RegisteredApp Read(IConfiguration configuration, IConfigurationSection app)
    {
        var addresses = app.GetSection("RedirectAddresses").GetChildren().ToList();
        foreach (var address in addresses.Where(address => !IsSafe(address.Value)))
        {
            throw new InvalidOperationException(
                $"{Setting(address)} must be an https address, one with a scheme of the app's own that has a dot in it "
                + "(RFC 8252), or http://127.0.0.1/… or http://[::1]/… without a port; none has a # or a user's name.");
        }

        return addresses.Count > 0
            ? new(
                configuration.Need($"{app.Path}:Id"), configuration.Need($"{app.Path}:Name"),
                configuration.Need($"{app.Path}:NameInEnglish"), addresses.ConvertAll(address => address.Value!))
            : throw new InvalidOperationException($"Set {Setting(app)}__RedirectAddresses__0.");
    }

    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && !address.Contains('#')
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme.Contains('.') || Loopback().IsMatch(address));

    // Where an app listens on its own device the port is whichever was free (RFC 8252, 7.3); all the rest is compared
    // to the last character.
    private static string WithoutLoopbackPort(string address) => LoopbackPort().Replace(address, "$1");

    private static string Setting(IConfigurationSection section) => section.Path.Replace(":", "__");

    [GeneratedRegex(@"^http://(127\.0\.0\.1|\[::1\])/")]
    private static partial Regex Loopback();

    [GeneratedRegex(@"^(http://(?:127\.0\.0\.1|\[::1\])):[0-9]{1,5}(?=/)")]
    private static partial Regex LoopbackPort();
}
