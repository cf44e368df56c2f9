using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Simulators.Elicence;

/// <summary>
/// The authority of electronic business licences: a client asks for an authorization and shows its QR code, a legal
/// representative scans it and approves, the authority sends the client a signed assertion of the company's facts.
/// Behaviour: Refuse lists the USCCs whose licence the authority declines; Repeat sends the assertion again.
/// </summary>
public static class ElicenceSimulator
{
    public sealed record AuthorizationRequest(
        string ClientId, string Nonce, Uri Callback, DateTimeOffset ExpiresAt);

    public sealed record AuthorizationCreated(string AuthorizationId, string ScanUrl);

    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Authorizations>().AddSingleton<Assertions>();
        return app =>
        {
            app.MapGet("/.well-known/jwks.json", (SigningKey key) => key.Jwks());
            app.MapPost("/authorizations", Authorize).Disturbed();
            app.MapGet("/scan/{id}", Show);
            app.MapPost("/scan/{id}", Approve).Disturbed();
        };
    }

    private static Created<AuthorizationCreated> Authorize(
        AuthorizationRequest request, Authorizations authorizations, HttpRequest http)
    {
        var one = authorizations.Add(request.ClientId, request.Nonce, request.Callback, request.ExpiresAt);
        var scanUrl = $"{http.Scheme}://{http.Host}/scan/{one.Id}";
        return TypedResults.Created(scanUrl, new AuthorizationCreated(one.Id, scanUrl));
    }

    private static IResult Show(string id, Authorizations authorizations) =>
        authorizations.Find(id) is { } authorization
            ? ScanPage.Choose(authorization)
            : ScanPage.Say(StatusCodes.Status404NotFound, "二维码已失效。", "This code has expired or was used.");

    // From the page as a form, from a script as JSON; both see by the status whether the client took the assertion.
    private static async Task<IResult> Approve(
        string id, HttpRequest http, Authorizations authorizations, Assertions assertions, Behaviour behaviour,
        CancellationToken ct)
    {
        var company = http.HasFormContentType ? Read(await http.ReadFormAsync(ct))
            : await http.ReadFromJsonAsync<Company>(ct);
        if (company is not { Name.Length: > 0, Uscc.Length: > 0, LegalRepresentative.Length: > 0 })
        {
            return ScanPage.Say(StatusCodes.Status400BadRequest, "请填写全部三项。", "All three facts are needed.");
        }

        if (behaviour.Refuses(company.Uscc))
        {
            return ScanPage.Say(StatusCodes.Status403Forbidden, "执照不可用。", "The authority declines this licence.");
        }

        if (authorizations.Find(id) is not { } authorization || !authorizations.Take(authorization))
        {
            return ScanPage.Say(StatusCodes.Status404NotFound, "二维码已失效。", "This code has expired or was used.");
        }

        return await assertions.SendAsync(authorization, company, ct) is { IsSuccess: false } said
            ? ScanPage.Say(StatusCodes.Status502BadGateway, "对方未接受授权。", $"The client answered {said.Status}.")
            : ScanPage.Say(StatusCodes.Status200OK, "授权成功，请回到电脑继续。", "Approved. Go on in your browser.");
    }

    private static Company Read(IFormCollection form) =>
        new($"{form["name"]}", $"{form["uscc"]}", $"{form["legalRepresentative"]}");
}
