using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Invitations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Officers;

/// <summary>An administrator adds an officer, who chooses the password by a one-time link.</summary>
public static class AddOfficer
{
    /// <param name="SignInName">E-mail, or shaped like one; it stays.</param>
    /// <param name="Name">The officer's name.</param>
    /// <param name="Role">What the officer decides.</param>
    /// <param name="Office">Of reviewing officers and service point clerks: the office.</param>
    public record Request(
        [Required, EmailAddress, MaxLength(254)] string SignInName,
        [Required, MaxLength(100)] string Name,
        [Required, MaxLength(40)] string Role,
        [MaxLength(40), RegularExpression("[a-z][a-z0-9-]*")] string? Office);

    public record Response(OfficerView Officer, Invitation Invitation);

    /// <summary>Adds the officer. 409 account.name-taken: somebody signs in with this name.</summary>
    public static async Task<Created<Response>> Handle(
        Request request, Caller caller, IdentityDb db, IConfiguration configuration, TimeProvider clock,
        CancellationToken ct)
    {
        OfficerRoles.Check(request.Role, request.Office);
        var now = clock.GetUtcNow();
        var officer = Account.OfOfficer(
            request.SignInName, passwordHash: null, request.Role, request.Office, request.Name, now);
        db.Add(officer);
        var invitation = Invitation.Write(db, officer.Id, configuration);
        db.Audit(caller.Subject, "officer.added", $"{officer.Id}", now, reason: Role(request.Role, request.Office));
        await db.SaveUniqueAsync(ct);
        return TypedResults.Created(
            $"/officers/{officer.Id}", new Response(await OfficerView.ReadAsync(db, officer.Id, ct), invitation));
    }

    /// <summary>Role and office as the audit tells them.</summary>
    internal static string Role(string role, string? office) => office is null ? role : $"{role} in {office}";
}
