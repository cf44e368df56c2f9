using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Decisive acts: who does one has proved who he is not long ago, by signing in or by <c>/bff/reauthentication</c>. The
/// token says when (<c>auth_time</c>); fifteen minutes, unless <c>Access__ProofGoodFor</c> says otherwise.
/// </summary>
/// <param name="Roles">Of whom it is asked; of everybody, if none is named.</param>
public sealed record RecentProof(string[] Roles)
{
    private static readonly TimeSpan _goodFor = TimeSpan.FromMinutes(15);

    internal ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var caller = new Caller(context.HttpContext.User);
        var goodFor = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>()
            .GetValue("Access:ProofGoodFor", _goodFor);
        return (Roles.Length == 0 || Roles.Any(caller.Is))
            && !(TimeProvider.System.GetUtcNow() - caller.ProvedAt <= goodFor)
            ? throw new ProblemException(
                StatusCodes.Status403Forbidden, "reauthentication.needed",
                $"Prove again who you are: this needs a proof of the last {Minutes(goodFor)} minutes.")
            : next(context);
    }

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture);
}

public static class RecentProofExtensions
{
    /// <summary>
    /// A decisive act, of everybody or of these roles: 403 reauthentication.needed to whose last proof is too old.
    /// </summary>
    public static TBuilder NeedsRecentProof<TBuilder>(this TBuilder endpoints, params string[] roles)
        where TBuilder : IEndpointConventionBuilder
    {
        var proof = new RecentProof(roles);
        return endpoints.WithMetadata(proof).AddEndpointFilter<TBuilder>(proof.CheckAsync);
    }
}
