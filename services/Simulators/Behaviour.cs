namespace ApecCard.Simulators;

/// <summary>How badly the outside world behaves just now: read and set over GET and PUT /behaviour.</summary>
public sealed class Behaviour
{
    /// <summary>What a test or a curious developer sets; what is left out of a PUT is normal behaviour.</summary>
    /// <param name="DelayMs">Milliseconds that every disturbed answer, callback or message waits.</param>
    /// <param name="FailNext">So many answers from now on are 503; counts down.</param>
    /// <param name="FailRate">Share (0 to 1) of the answers that are 503 by chance.</param>
    /// <param name="Repeat">So many times more than once is each callback or message sent.</param>
    /// <param name="Refuse">Who is refused; what the words mean, each simulator says (economies, companies…).</param>
    /// <param name="Query">Who is asked something before the decision, in the same words; the economies do so.</param>
    public sealed record Settings(
        int DelayMs = 0, int FailNext = 0, double FailRate = 0, int Repeat = 0, string[]? Refuse = null,
        string[]? Query = null);

    private readonly Lock _lock = new();

    public Settings Current
    {
        get { lock (_lock) { return field; } }
        set { lock (_lock) { field = value; } }
    } = new();

    public TimeSpan Delay => TimeSpan.FromMilliseconds(Current.DelayMs);

    /// <summary>How often a callback or message goes out: once, unless repetition is asked for.</summary>
    public int Times => 1 + Current.Repeat;

    public bool Refuses(string who) =>
        Current.Refuse?.Contains(who, StringComparer.OrdinalIgnoreCase) is true;

    public bool Queries(string who) =>
        Current.Query?.Contains(who, StringComparer.OrdinalIgnoreCase) is true;

    /// <summary>True when this one is to fail; one of the next failures is used up by asking.</summary>
    public bool FailsNow()
    {
        lock (_lock)
        {
            if (Current.FailNext > 0)
            {
                Current = Current with { FailNext = Current.FailNext - 1 };
                return true;
            }

#pragma warning disable CA5394 // chance, not security
            return Random.Shared.NextDouble() < Current.FailRate;
#pragma warning restore CA5394
        }
    }
}

public static class BehaviourEndpoints
{
    /// <summary>GET and PUT /behaviour.</summary>
    public static void MapBehaviour(this WebApplication app)
    {
        app.MapGet("/behaviour", (Behaviour behaviour) => behaviour.Current);
        app.MapPut("/behaviour", (Behaviour.Settings settings, Behaviour behaviour) => behaviour.Current = settings);
    }

    /// <summary>This endpoint is slow, or answers 503, as /behaviour says.</summary>
    public static TBuilder Disturbed<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (call, next) =>
        {
            var behaviour = call.HttpContext.RequestServices.GetRequiredService<Behaviour>();
            await Task.Delay(behaviour.Delay, call.HttpContext.RequestAborted);
            return behaviour.FailsNow()
                ? Results.Problem("Out of order, as asked for.", statusCode: StatusCodes.Status503ServiceUnavailable)
                : await next(call);
        });
}
