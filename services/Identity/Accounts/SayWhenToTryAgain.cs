namespace ApecCard.Identity.Accounts;

/// <summary>A name that is locked is told with Retry-After for how long.</summary>
public sealed class SayWhenToTryAgain : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (LockedException locked)
        {
            context.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(locked.Wait.TotalSeconds)}";
            return TypedResults.Problem(
                locked.Message, statusCode: locked.Status,
                extensions: new Dictionary<string, object?> { ["code"] = locked.Code });
        }
    }
}
