using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Apps;

/// <summary>Which app is it that asks?</summary>
public static class GetApp
{
    /// <summary>
    /// The app, if it may be answered at the address. 404 app.unknown, 400 app.address-not-registered: then the browser
    /// must not go there.
    /// </summary>
    public static Ok<AppView> Handle(
        [MaxLength(100)] string clientId, [Required, MaxLength(500)] string redirectUri, RegisteredApps apps) =>
        TypedResults.Ok(AppView.Of(apps.Get(clientId, redirectUri)));
}

/// <param name="Id">What it calls itself.</param>
/// <param name="Name">What people call it.</param>
/// <param name="NameInEnglish">… in English.</param>
public sealed record AppView(string Id, string Name, string NameInEnglish)
{
    public static AppView Of(RegisteredApp app) => new(app.Id, app.Name, app.NameInEnglish);
}
