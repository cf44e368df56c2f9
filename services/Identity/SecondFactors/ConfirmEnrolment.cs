using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.SecondFactors;

/// <summary>The first code shows that the app has the secret: from now on every sign-in asks for one.</summary>
public static class ConfirmEnrolment
{
    /// <param name="Ticket">The one the secret was given for.</param>
    /// <param name="Code">What the app shows now.</param>
    public record Request([Required, MaxLength(100)] string Ticket, [Required, MaxLength(20)] string Code);

    /// <param name="RecoveryCodes">Each good for one sign-in without the app; said only here.</param>
    /// <param name="SignInTicket">Opens one session at the gateway (kind: enrolment).</param>
    public record Response(string[] RecoveryCodes, string SignInTicket);

    /// <summary>
    /// Sets the codes up. 400 naming the code: it is wrong; 401 sign-in.enrolment-expired; 409
    /// second-factor.enrolled, second-factor.not-begun.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, OneTimeCodes factors, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = await db.FindTicketAsync(TicketPurpose.Enrolment, request.Ticket, now, ct)
            ?? throw BeginEnrolment.Expired();
        var account = await db.LockAccountAsync(ticket.AccountId, ct);
        var factor = await db.SecondFactors.FindAsync([account.Id], ct)
            ?? throw new RuleViolationException("second-factor.not-begun", "Give the app its secret first.");
        var recoveryCodes = factor.Confirm(request.Code.Trim(), factors.Open(factor), now);
        db.Remove(ticket);
        var signIn = db.Write(TicketPurpose.SignIn, account.Id, now);
        db.Audit($"{account.Id}", "second-factor.enrolled", $"{account.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(recoveryCodes, signIn));
    }
}
