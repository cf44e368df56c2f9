using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tokens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Sessions;

/// <summary>The gateway signs somebody in for a browser, which never sees a token.</summary>
public static class OpenSession
{
    public enum Kind
    {
        [JsonStringEnumMemberName("password")]
        Password,

        [JsonStringEnumMemberName("elicence")]
        Elicence,

        [JsonStringEnumMemberName("enrolment")]
        Enrolment,
    }

    /// <param name="Kind">
    /// How: password needs email and password, and of an officer the code, of others one that was mailed where the device
    /// is new; elicence the next two; enrolment the ticket.
    /// </param>
    /// <param name="Email">The account's sign-in name.</param>
    /// <param name="Password">Its password.</param>
    /// <param name="Code">An officer's one-time code, or one of the recovery codes; else the mailed one.</param>
    /// <param name="CodeRequestId">Of a mailed code: what sign-in.code-mailed said.</param>
    /// <param name="ElicenceSessionId">A scanned session opened for SignIn.</param>
    /// <param name="BrowserSecret">What only the browser that opened it knows.</param>
    /// <param name="Ticket">Of one-time codes that were set up just now.</param>
    public record Request(
        [Required] Kind? Kind,
        [MaxLength(254)] string? Email,
        [MaxLength(PasswordRules.MaxLength)] string? Password,
        [MaxLength(40)] string? Code,
        Guid? CodeRequestId,
        Guid? ElicenceSessionId,
        [MaxLength(100)] string? BrowserSecret,
        [MaxLength(100)] string? Ticket);

    /// <param name="SessionId">Names the session; SessionRevoked says the same id when it ends.</param>
    /// <param name="SessionSecret">What the gateway proves the session with; said only here.</param>
    /// <param name="AccessToken">The first one.</param>
    /// <param name="ExpiresAt">When the access token ends (10 minutes).</param>
    /// <param name="SessionExpiresAt">When the session itself ends (12 hours).</param>
    /// <param name="ProvedAt">When it was proved who it is: now.</param>
    /// <param name="Account">Who has signed in.</param>
    /// <param name="IdleSeconds">How long it may lie unused before it ends by itself.</param>
    /// <param name="KnownDevice">What the device may show the next time, so that strangers do not lock it out.</param>
    public record Response(
        Guid SessionId, string SessionSecret, string AccessToken, DateTimeOffset ExpiresAt,
        DateTimeOffset SessionExpiresAt, DateTimeOffset ProvedAt, AccountView Account, int? IdleSeconds,
        string KnownDevice);

    /// <summary>
    /// Opens a session. 401 sign-in.failed or, with Retry-After, sign-in.locked; of officers besides
    /// sign-in.code-needed, sign-in.code-refused, or with a ticket sign-in.enrolment-needed; of others with a device that
    /// is new sign-in.code-mailed with codeRequestId, sign-in.mailed-code-refused; 403 agent.not-authorised,
    /// officer.disabled; 409 elicence.* or enterprise.not-registered.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        Request request, SignIn signIn, KnownDevices devices, AccessTokens tokens, IdentityDb db, CancellationToken ct)
    {
        var (account, session, secret) = await (request.Kind switch
        {
            Kind.Password => signIn.WithPasswordAsync(
                Needed.In(request.Email, "email"), Needed.In(request.Password, "password"), request.Code,
                request.CodeRequestId, ct),
            Kind.Elicence => signIn.WithElicenceAsync(
                Needed.In(request.ElicenceSessionId, "elicenceSessionId"),
                Needed.In(request.BrowserSecret, "browserSecret"), ct),
            _ => signIn.AfterEnrolmentAsync(Needed.In(request.Ticket, "ticket"), ct),
        });
        var token = tokens.Issue(account, session);
        return TypedResults.Created($"/sessions/{session.Id}", new Response(
            session.Id, secret, token.Text, token.ExpiresAt, session.ExpiresAt, session.ProvedAt,
            await AccountView.ReadAsync(db, account, ct), (int?)session.IdleLimit?.TotalSeconds,
            devices.Remember(account.SignInName, TimeProvider.System.GetUtcNow())));
    }
}
