using ApecCard.Identity.Accounts;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Tickets;

namespace ApecCard.Identity.Invitations;

/// <summary>
/// A link with which who was invited chooses the password; who invited may hand it on. Said only here.
/// </summary>
/// <param name="Link">The portal's page; the secret stands behind the #, which no server sees.</param>
/// <param name="ExpiresAt">72 hours from now; the first use ends it, too.</param>
public sealed record Invitation(Uri Link, DateTimeOffset ExpiresAt)
{
    public static Invitation Write(IdentityDb db, Guid accountId, IConfiguration configuration)
    {
        var now = TimeProvider.System.GetUtcNow();
        var secret = db.Write(TicketPurpose.Invitation, accountId, now);
        return new(
            new($"{configuration["Public:Url"]?.TrimEnd('/')}/invitation#{secret}"),
            now + Ticket.LifeOf(TicketPurpose.Invitation));
    }

    /// <summary>Mailed, too: the same link, in case the mail does not arrive.</summary>
    public static Invitation Mail(Letterbox letters, LetterSecrets secrets, LetterKind kind, Account account)
    {
        var letter = letters.Write(kind, account.SignInName, account.Id);
        return new(secrets.LinkOf(letter), letter.WrittenAt + Ticket.LifeOf(TicketPurpose.Invitation));
    }
}
