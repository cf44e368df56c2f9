using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Elicence;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.SecondFactors;

/// <summary>An officer whose password was right sets up one-time codes: the app gets its secret.</summary>
public static class BeginEnrolment
{
    /// <param name="Ticket">Of the sign-in that was refused with sign-in.enrolment-needed, or of an invitation.</param>
    public record Request([Required, MaxLength(100)] string Ticket);

    /// <param name="SignInName">Whose codes they will be.</param>
    /// <param name="Uri">otpauth:// for the app.</param>
    /// <param name="QrSvg">The same as a QR code.</param>
    /// <param name="Secret">For who cannot scan: Base32.</param>
    public record Response(string SignInName, string Uri, string QrSvg, string Secret);

    /// <summary>
    /// A new secret; the one before, never confirmed, is worth nothing. 401 sign-in.enrolment-expired: sign in again;
    /// 409 second-factor.enrolled.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, OneTimeCodes factors, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var ticket = await db.FindTicketAsync(TicketPurpose.Enrolment, request.Ticket, now, ct) ?? throw Expired();
        var account = await db.LockAccountAsync(ticket.AccountId, ct);
        var secret = await factors.BeginAsync(account.Id, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var uri = Totp.Uri(secret, account.SignInName);
        return TypedResults.Ok(
            new Response(account.SignInName, uri, QrCode.Svg(uri), Totp.Base32(secret)));
    }

    public static ProblemException Expired() =>
        new(401, "sign-in.enrolment-expired", "This has taken too long. Sign in again to begin anew.");
}
