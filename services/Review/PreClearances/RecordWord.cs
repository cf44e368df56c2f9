using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// An economy's word is taken: from that economy only (the broker, or its access token, vouches for the user), about
/// its own request only, each event once, and a lower version never over a higher one. It commits together with
/// EconomyDecided, EconomyQueried or GrantWithdrawn.
/// </summary>
public sealed class RecordWord(ReviewDb db, PersonalDataProtector protector, TimeProvider clock)
{
    /// <summary>False when this event is known already.</summary>
    /// <param name="user">Who sent it, as in economy-aus.</param>
    /// <exception cref="WordRejectedException">decision.not-from-economy, decision.not-its-request,
    /// decision.unknown-request: never to be taken.</exception>
    /// <exception cref="RuleViolationException">decision.already-decided, decision.nothing-to-withdraw,
    /// decision.cancelled.</exception>
    /// <exception cref="TooEarlyException">The request is about to be saved, or the grant to come.</exception>
    public async Task<bool> Handle(string? user, EconomyWord word, CancellationToken ct)
    {
        if (user != UserOf(word.Economy))
        {
            throw new WordRejectedException("decision.not-from-economy", $"sent by another than {word.Economy}");
        }

        await using var work = await db.BeginOrJoinAsync(ct);
        var request = await LockRequestAsync(word, ct);
        if (await db.ReceivedWords.FindAsync([word.Economy, word.EventId], ct) is not null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        db.Add(ReceivedWord.Of(word, now));
        if (IsNews(word, request))
        {
            db.Audit(user!, $"pre-clearance.{word.Said}", subject: request.Id.ToString(), now);
        }

        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return true;
    }

#pragma warning disable CA1308 // broker users are lower case
    public static string UserOf(string economy) => $"economy-{economy.ToLowerInvariant()}";
#pragma warning restore CA1308

    private bool IsNews(EconomyWord word, PreClearance request) => word.Said switch
    {
        PreClearanceState.Granted => IsPublished(request.Decide(PreClearanceDecision.Granted, word.Version, word.At)),
        PreClearanceState.Refused => IsPublished(request.Decide(PreClearanceDecision.Refused, word.Version, word.At)),
        PreClearanceState.Queried => IsKept(word, request),
        _ => IsPublished(request.WithdrawGrant(word.Version, word.At)),
    };

    private bool IsKept(EconomyWord word, PreClearance request)
    {
        var question = EconomyQuestion.Of(word, protector);
        if (!IsPublished(request.Query(question.Id, word.Version, word.At)))
        {
            return false;
        }

        db.Add(question);
        return true;
    }

    private bool IsPublished<T>(T? message) where T : class
    {
        if (message is null)
        {
            return false;
        }

        db.Publish(message);
        return true;
    }

    // The same event twice at the same moment, by the broker and over HTTP: the second waits and finds it known.
    private async Task<PreClearance> LockRequestAsync(EconomyWord word, CancellationToken ct)
    {
        if (word.RequestId != PreClearance.IdOf(word.CaseId, word.Economy))
        {
            throw new WordRejectedException(
                "decision.not-its-request", $"no request of {word.Economy}'s for that case");
        }

        if (await db.LockPreClearanceAsync(word.RequestId, ct) is { } request)
        {
            return request;
        }

        // The questions go out just before they are saved here: a quick economy may be faster than that.
        if (await db.Cases.FindAsync([word.CaseId], ct) is { IsAboutToAskEconomies: true })
        {
            throw new TooEarlyException($"{word.Economy} answers a request that is about to be saved.");
        }

        return await db.LockPreClearanceAsync(word.RequestId, ct) // it may have been saved between those two looks
            ?? throw new WordRejectedException("decision.unknown-request", $"{word.Economy} was not asked that");
    }
}
