using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Around everything else: what this process itself refused, in whatever way, is noted when it is a matter of security.
/// The gateway says nothing of what a service behind it refused: that does.
/// </summary>
public static class NoteRefusals
{
    private const string Code = "refusal's code";

    // What is answered to who has done right so far.
    private static readonly string[] _onTheWay = ["sign-in.code-needed", "sign-in.enrolment-needed"];

    /// <summary>The exception that was answered: it knows more than the answer says.</summary>
    public static void WasRefused(this HttpContext http, ProblemException problem) =>
        http.Items[typeof(ProblemException)] = problem;

    /// <summary>Every problem document comes by here.</summary>
    internal static void HasCode(this HttpContext http, object? code) => http.Items[Code] = code;

    internal static void UseSecurityLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<SecurityLog>();
        app.Use(async (http, next) =>
        {
            await next(http);
            var problem = http.Items[typeof(ProblemException)] as ProblemException;
            if (http.Items[Code] is string code && problem is not { IsPassedOn: true }
                && Of(http.Response.StatusCode, code) is { } what)
            {
                log.Note(
                    what, code, Operation(http), problem?.AccountId?.ToString() ?? http.User.FindFirstValue("sub"),
                    http.User.FindFirstValue("role"), problem?.Place ?? Half(http.Connection.RemoteIpAddress));
            }
        });
    }

    private static SecurityEvent? Of(int status, string code) => status switch
    {
        _ when code is "antiforgery" => SecurityEvent.FromElsewhere,
        StatusCodes.Status401Unauthorized when Begins(code, "callback.") || Begins(code, "assertion.") =>
            SecurityEvent.Forged,
        _ when _onTheWay.Contains(code) => null,
        _ when code is "agent.not-authorised" or "officer.disabled" or "password.not-this"
            || Begins(code, "sign-in.") => SecurityEvent.SignInFailed,
        StatusCodes.Status403Forbidden => SecurityEvent.Refused,
        StatusCodes.Status429TooManyRequests => SecurityEvent.Limited,
        _ when code is ProblemCodes.ChangedMeanwhile => null,
        StatusCodes.Status400BadRequest or StatusCodes.Status409Conflict or StatusCodes.Status413PayloadTooLarge
            or StatusCodes.Status415UnsupportedMediaType or StatusCodes.Status422UnprocessableEntity =>
            SecurityEvent.Rejected,
        _ => null,
    };

    private static bool Begins(string code, string with) => code.StartsWith(with, StringComparison.Ordinal);

    // The route, not the path: what a caller puts into an address stays out of the log.
    private static string Operation(HttpContext http) =>
        (http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint) is RouteEndpoint endpoint
            ? $"{http.Request.Method} {endpoint.RoutePattern.RawText}"
            : "-";

    private static string? Half(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.GetAddressBytes() switch
        {
            [var a, var b, _, _] => $"{a}.{b}.*.*",
            { } bytes => $"{Convert.ToHexStringLower(bytes[..2])}:{Convert.ToHexStringLower(bytes[2..4])}:*",
            null => null,
        };
}
