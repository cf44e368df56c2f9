using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Accounts;

/// <summary>Not now: it was done too often.</summary>
public abstract class ComeBackLaterException(int status, string code, string message, TimeSpan wait)
    : ProblemException(status, code, message)
{
    public TimeSpan Wait { get; } = wait;
}

/// <summary>Who has to wait is told with Retry-After for how long.</summary>
public sealed class SayWhenToTryAgain : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ComeBackLaterException later)
        {
            context.HttpContext.WasRefused(later);
            context.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(later.Wait.TotalSeconds)}";
            return TypedResults.Problem(
                later.Message, statusCode: later.Status,
                extensions: new Dictionary<string, object?> { ["code"] = later.Code });
        }
    }
}
