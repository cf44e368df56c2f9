using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Invitations;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>
/// A new system has nobody who could add an officer: whoever may run commands on its machine lets the first
/// administrator in, with <c>dotnet ApecCard.Identity.dll administrator anna@example.org "Anna Li"</c>.
/// </summary>
public static class FirstAdministrator
{
    /// <summary>
    /// The link with which the administrator chooses a password; null where there is one already, who adds others.
    /// </summary>
    public static async Task<Invitation?> InviteAsync(
        IdentityDb db, IConfiguration configuration, TimeProvider clock, string signInName, string name,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockAdministratorsAsync(ct);
        if (await db.Accounts.AnyAsync(other => other.Role == Roles.Administrator && other.IsAuthorised, ct))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var first = Account.OfOfficer(signInName, passwordHash: null, Roles.Administrator, office: null, name, now);
        db.Add(first);
        var invitation = Invitation.Write(db, first.Id, configuration);
        db.Audit("console", "officer.added", $"{first.Id}", now, reason: Roles.Administrator);
        await db.SaveUniqueAsync(ct);
        await transaction.CommitAsync(ct);
        return invitation;
    }

    /// <summary>Whether the command line asks for it; then the answer is printed, and nothing is served.</summary>
    public static async Task<bool> WasAskedForAsync(this WebApplication app, string[] args)
    {
        if (args is not ["administrator", var signInName, var name])
        {
            return false;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var invitation = new EmailAddressAttribute().IsValid(signInName)
            ? await InviteAsync(
                services.GetRequiredService<IdentityDb>(), app.Configuration,
                services.GetRequiredService<TimeProvider>(), signInName, name, CancellationToken.None)
            : throw new ArgumentException($"{signInName} is no e-mail address.");
        Console.WriteLine(invitation is null
            ? "There is an administrator already, who adds others on the page /officers."
            : $"{name} chooses a password, until {invitation.ExpiresAt:u}, at {invitation.Link}");
        return true;
    }
}
