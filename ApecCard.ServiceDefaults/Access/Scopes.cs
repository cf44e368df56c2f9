using Microsoft.AspNetCore.Builder;

namespace ApecCard.ServiceDefaults;

/// <summary>What a system's token is good for, as Identity writes it beside the role.</summary>
public static class Scopes
{
    public const string ReadRequests = "pre-clearances.read";
    public const string SendWords = "pre-clearances.answer";
    public const string ReadEvents = "events.read";

    /// <summary>Only for systems whose token has this scope; others get 403.</summary>
    public static TBuilder WithScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.RequireAuthorization(policy => policy.RequireAssertion(context =>
            context.User.FindFirst("scope")?.Value.Split(' ').Contains(scope) is true));
}
