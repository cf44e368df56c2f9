using System.Text.Json.Serialization;

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
    /// <param name="LoseNext">So many answers from now on are lost: it is done, the line is cut; counts down.</param>
    /// <param name="Down">Nobody answers: the line is cut at once. Only the payment provider can be down.</param>
    /// <param name="Callback">How the payment provider calls back.</param>
    /// <param name="CallbackDelayMs">Milliseconds that its callback waits besides.</param>
    /// <param name="Statement">What is wrong in its daily statements.</param>
    public sealed record Settings(
        int DelayMs = 0, int FailNext = 0, double FailRate = 0, int Repeat = 0, string[]? Refuse = null,
        string[]? Query = null, int LoseNext = 0, bool Down = false, CallbackKind Callback = CallbackKind.After,
        int CallbackDelayMs = 0, StatementKind Statement = StatementKind.True);

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

    /// <summary>True when this answer is to be lost; one of the next losses is used up by asking.</summary>
    public bool LosesNow()
    {
        lock (_lock)
        {
            var loses = Current.LoseNext > 0;
            Current = Current with { LoseNext = Math.Max(0, Current.LoseNext - 1) };
            return loses;
        }
    }

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

/// <summary>How the payment provider tells of a payment. What is wrong is sent as it is, and not again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallbackKind>))]
public enum CallbackKind
{
    /// <summary>When the payer has the answer, until it is taken.</summary>
    After,

    /// <summary>Before the payer has the answer.</summary>
    Before,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Signed with a key that is not the provider's.</summary>
    Forged,

    /// <summary>Of another amount.</summary>
    OtherAmount,

    /// <summary>Of a charge that there is not.</summary>
    UnknownCharge,
}

/// <summary>What is wrong in the payment provider's daily statements.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatementKind>))]
public enum StatementKind
{
    /// <summary>Nothing.</summary>
    True,

    /// <summary>The last line is missing.</summary>
    WithoutLast,

    /// <summary>The last line has a cent too much.</summary>
    OtherAmount,

    /// <summary>A payment that nobody made.</summary>
    Stranger,
}

public static class BehaviourEndpoints
{
    /// <summary>GET and PUT /behaviour.</summary>
    public static void MapBehaviour(this WebApplication app)
    {
        app.MapGet("/behaviour", (Behaviour behaviour) => behaviour.Current);
        app.MapPut("/behaviour", (Behaviour.Settings settings, Behaviour behaviour) => behaviour.Current = settings);
    }

    /// <summary>This endpoint is slow, answers 503, or does it and does not answer, as /behaviour says.</summary>
    public static TBuilder Disturbed<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (call, next) =>
        {
            var behaviour = call.HttpContext.RequestServices.GetRequiredService<Behaviour>();
            await Task.Delay(behaviour.Delay, call.HttpContext.RequestAborted);
            if (behaviour.FailsNow())
            {
                return Results.Problem(
                    "Out of order, as asked for.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            var answer = await next(call);
            if (behaviour.LosesNow())
            {
                call.HttpContext.Abort();
            }

            return answer;
        });
}
