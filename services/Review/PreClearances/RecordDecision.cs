using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Review.PreClearances;

/// <summary>What an economy has decided about one of its requests.</summary>
public sealed record DecisionData(
    Guid RequestId, Guid CaseId, PreClearanceDecision Decision, int Version, DateTimeOffset DecidedAt);

/// <summary>
/// An economy's word is taken: from that economy only (the broker vouches for the user), about its own request only,
/// each event once, and a lower version never over a higher one. It commits together with EconomyDecided.
/// </summary>
public sealed class RecordDecision(ReviewDb db, TimeProvider clock)
{
    private const int LongestBody = 64 * 1024;
    private const int LongestId = 200;

    /// <param name="user">The user-id of the message: the broker refuses any but the sender's own.</param>
    /// <exception cref="DecisionRejectedException">It is malformed or not from whom it says; never to be
    /// taken.</exception>
    /// <exception cref="TooEarlyException">The request is about to be saved.</exception>
    public async Task Handle(string? user, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var decided = Read(body);
        var economy = EconomyOf(decided, user);
        var (data, now) = (decided.Data, clock.GetUtcNow());
        var request = await FindRequestAsync(data, economy, ct);
        if (await db.ReceivedDecisions.FindAsync([economy, decided.Id], ct) is not null)
        {
            return;
        }

        var at = data.DecidedAt.ToUniversalTime();
        db.Add(new ReceivedDecision(economy, decided.Id, request.Id, data.Version, data.Decision, at, now));
        if (request.Record(data.Decision, data.Version, at) is { } word)
        {
            db.Publish(word);
            db.Audit(user!, $"pre-clearance.{data.Decision}", subject: request.Id.ToString(), now);
        }

        await db.SaveChangesAsync(ct);
    }

    private static CloudEvent<DecisionData> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > LongestBody)
        {
            throw new DecisionRejectedException("decision.malformed", "longer than 64 KiB");
        }

        try
        {
            return Checked(JsonSerializer.Deserialize<CloudEvent<DecisionData>>(body.Span, _strict));
        }
        catch (JsonException e) // its text may quote what was sent; where it went wrong is enough
        {
            throw new DecisionRejectedException("decision.malformed", $"not the agreed JSON at {e.Path ?? "the start"}");
        }
    }

    private static CloudEvent<DecisionData> Checked(CloudEvent<DecisionData>? decided) => decided switch
    {
        not { SpecVersion: "1.0", Type: CloudEvents.PreClearanceDecided } =>
            throw new DecisionRejectedException("decision.malformed", "not a CloudEvent 1.0 of the expected type"),
        { Id.Length: 0 or > LongestId } => throw new DecisionRejectedException("decision.malformed", "id"),
        _ when decided.Id.Any(char.IsControl) => throw new DecisionRejectedException("decision.malformed", "id"),
        { Data.Version: < 1 } => throw new DecisionRejectedException("decision.malformed", "version below 1"),
        _ when !Enum.IsDefined(decided.Data.Decision) =>
            throw new DecisionRejectedException("decision.malformed", "decision"),
        _ => decided,
    };

    private static string EconomyOf(CloudEvent<DecisionData> decided, string? user)
    {
        var economy = Economies.PreClearing.FirstOrDefault(one => decided.Source == $"economy/{one}")
            ?? throw new DecisionRejectedException("decision.unknown-economy", "its source is no economy that decides");
        return user == UserOf(economy)
            ? economy
            : throw new DecisionRejectedException("decision.not-from-economy", $"sent by another than {economy}");
    }

#pragma warning disable CA1308 // broker users are lower case
    public static string UserOf(string economy) => $"economy-{economy.ToLowerInvariant()}";
#pragma warning restore CA1308

    private async Task<PreClearance> FindRequestAsync(DecisionData data, string economy, CancellationToken ct)
    {
        if (data.RequestId != PreClearance.IdOf(data.CaseId, economy))
        {
            throw new DecisionRejectedException("decision.not-its-request", $"no request of {economy}'s for that case");
        }

        if (await db.PreClearances.FindAsync([data.RequestId], ct) is { } request)
        {
            return request;
        }

        // The questions go out just before they are saved here: a quick economy may be faster than that.
        return await db.Cases.FindAsync([data.CaseId], ct) is { } review && review.IsAboutToAskEconomies
            ? throw new TooEarlyException($"{economy} answers a request that is about to be saved.")
            : throw new DecisionRejectedException("decision.unknown-request", $"{economy} was not asked that");
    }

    private static readonly JsonSerializerOptions _strict = new(Json.Options)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };
}

/// <summary>A decision that must never be taken. The code is stable; neither text carries personal data.</summary>
public sealed class DecisionRejectedException(string code, string why) : Exception($"{code}: {why}")
{
    public string Code { get; } = code;
}
