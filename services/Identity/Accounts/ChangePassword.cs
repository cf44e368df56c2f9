using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>Somebody who is signed in chooses another password, and knows the present one.</summary>
public static class ChangePassword
{
    /// <param name="Current">The present password.</param>
    /// <param name="Password">At least 12 characters, not one of the well-known ones.</param>
    public record Request(
        [Required, MaxLength(PasswordRules.MaxLength)] string Current,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    /// <summary>
    /// Sets it; the other sessions end, and a letter says so. 400 password.too-easy; 403 password.not-this: the present
    /// one is another, which is an attempt as at the sign-in (401 sign-in.locked with Retry-After).
    /// </summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Request request, Caller caller, IdentityDb db, Passwords passwords, SignInPlace place, KnownDevices devices,
        Letterbox letters, TimeProvider clock, CancellationToken ct)
    {
        if (!Guid.TryParse(caller.Subject, out var id) || await db.Accounts.FindAsync([id], ct) is not { } known)
        {
            return TypedResults.NotFound();
        }

        PasswordRules.Check(request.Password, known.SignInName);
        var now = TimeProvider.System.GetUtcNow();
        var counted = await db.CountAttemptAsync(known.SignInName, known.PasswordResetAt, place, devices, now, ct);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(id, ct);
        if (!passwords.Fits(account, request.Current))
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "password.not-this", "This is not the present password.");
        }

        account.PasswordHash = passwords.Hash(request.Password);
        await db.VoidTicketsAsync(id, TicketPurpose.PasswordReset, ct);
        foreach (var other in await db.OpenSessionsOf(caller).Where(one => one.Id != caller.SessionId).ToListAsync(ct))
        {
            db.End(other, SessionEnd.PasswordChanged, caller.Subject, clock.GetUtcNow());
        }

        await db.VoidCodesAsync(id, ct);
        await db.ForgetAttemptsAsync(counted, now, ct);
        db.Audit(caller.Subject, "account.password-changed", $"{id}", clock.GetUtcNow());
        letters.Write(LetterKind.PasswordChanged, account.SignInName, id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
