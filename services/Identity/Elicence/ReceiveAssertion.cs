using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Elicence;

/// <summary>The authority tells us, signed, which company's licence answered one of our nonces.</summary>
public static class ReceiveAssertion
{
    /// <param name="Assertion">The authority's JWT (ES256).</param>
    public record Request([Required, MaxLength(8192)] string Assertion);

    /// <summary>
    /// Takes the assertion; the same one again is harmless. 401: not the authority's (assertion.forged), too old or
    /// its nonce answered before (assertion.stale), a nonce that is none of ours (assertion.unknown-nonce).
    /// </summary>
    public static async Task<NoContent> Handle(
        Request request, AssertionReader reader, IdentityDb db, CancellationToken ct)
    {
        var (nonce, facts) = await reader.ReadAsync(request.Assertion, ct);
        var nonceHash = Secret.Hash(nonce);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var session = await db.ElicenceSessions
            .FromSql($"""select * from "ElicenceSessions" where "NonceHash" = {nonceHash} for update""")
            .SingleOrDefaultAsync(ct)
            ?? throw new ProblemException(401, "assertion.unknown-nonce", "Nobody here asked for this assertion.");
        session.Receive(facts, Secret.Hash(request.Assertion), TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
