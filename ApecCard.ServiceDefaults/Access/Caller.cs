using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Validation;

namespace ApecCard.ServiceDefaults;

/// <summary>Who is asking, as the access token says: an account, or another service.</summary>
#pragma warning disable ASP0029 // it may still change; what it does is needed
[SkipValidation] // no input: looked through, every caller would have to have an enterprise
#pragma warning restore ASP0029
public sealed class Caller(ClaimsPrincipal user)
{
    /// <summary>The account's id, or the service's name.</summary>
    public string Subject => Get("sub");

    /// <summary>What an officer signs in with, to be shown to people; the id where the token does not say.</summary>
    public string SignInName => user.FindFirstValue("preferred_username") ?? Subject;

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role => Get("role");

    /// <summary>Whether it acts for an enterprise, and so sees what is its own.</summary>
    public bool IsOfEnterprise => Is(Roles.Enterprise) || Is(Roles.Agent);

    /// <summary>The enterprise the caller acts for.</summary>
    public Guid EnterpriseId => Guid.Parse(Get("enterprise"));

    /// <summary>The review office the officer or clerk belongs to; none for the ministry's.</summary>
    public string? Office => user.FindFirstValue("office");

    /// <summary>The economy whose system is asking, by its three letters.</summary>
    public string Economy => Get("economy");

    /// <summary>The session the token was issued in; services have none.</summary>
    public Guid? SessionId => Guid.TryParse(user.FindFirstValue("sid"), out var id) ? id : null;

    /// <summary>When the caller last proved who he is; of a service nobody knows.</summary>
    public DateTimeOffset? ProvedAt => long.TryParse(user.FindFirstValue("auth_time"), out var seconds)
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : null;

    public bool Is(string role) => user.IsInRole(role);

    public static ValueTask<Caller?> BindAsync(HttpContext http) => ValueTask.FromResult<Caller?>(new(http.User));

    private string Get(string claim) =>
        user.FindFirstValue(claim) ?? throw new InvalidOperationException($"The token has no {claim}.");
}

public static class CallerExtensions
{
    /// <summary>Only callers with one of these roles; others get 403, who is not signed in 401.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoints, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(policy => policy.RequireRole(roles));
}
