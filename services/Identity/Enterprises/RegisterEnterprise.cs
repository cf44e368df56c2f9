using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Elicence;
using ApecCard.Identity.Emails;
using ApecCard.Identity.Letters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Enterprises;

/// <summary>
/// A company whose e-licence was scanned gets its account. Its name, code and legal representative come from the
/// scan alone (registration guide: they cannot be typed). A link is mailed to it, to confirm the address.
/// </summary>
public static class RegisterEnterprise
{
    /// <param name="ElicenceSessionId">A scanned session opened for Registration.</param>
    /// <param name="BrowserSecret">What only the browser that opened the session knows.</param>
    /// <param name="Email">The company's e-mail, its sign-in name.</param>
    /// <param name="Password">At least 12 characters, not one of the well-known ones.</param>
    public record Request(
        Guid ElicenceSessionId,
        [Required, MaxLength(100)] string BrowserSecret,
        [Required, EmailAddress, MaxLength(254)] string Email,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    public record Response(Guid EnterpriseId);

    /// <summary>
    /// Registers the enterprise. 404: no such session in this browser; 409: not scanned yet, used or expired
    /// (elicence.*), company or e-mail registered before (enterprise.already-registered, account.name-taken).
    /// </summary>
    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request, IdentityDb db, Passwords passwords, Letterbox letters, KnownDevices devices,
        HttpResponse answer, TimeProvider clock, CancellationToken ct)
    {
        PasswordRules.Check(request.Password, request.Email);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockElicenceSessionAsync(request.ElicenceSessionId, request.BrowserSecret, ct) is not { } session)
        {
            return TypedResults.NotFound();
        }

        var facts = session.Use(ElicencePurpose.Registration, TimeProvider.System.GetUtcNow());
        var (enterprise, now) = (Enterprise.Of(facts), clock.GetUtcNow());
        var account = Account.OfEnterprise(enterprise.Id, request.Email, passwords.Hash(request.Password), now);
        db.AddRange(enterprise, account);
        db.Publish(enterprise.Verify(facts, now));
        db.Audit($"{account.Id}", "enterprise.registered", subject: $"{enterprise.Id}", now,
            reason: enterprise.UsccNeedsCheck ? "The code fails its check digit; an officer has to look." : null);
        await db.CountMailAsync(SendConfirmationAgain.What(account.Id), AllowMail.OfOneAccount, ct);
        letters.Write(LetterKind.ConfirmEmail, account.SignInName, account.Id);
        await db.SaveUniqueAsync(ct);
        await transaction.CommitAsync(ct);
        devices.RememberIn(answer, account.SignInName);
        return TypedResults.Created("/me", new Response(enterprise.Id));
    }
}
