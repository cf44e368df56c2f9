using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tickets;

public enum TicketPurpose
{
    /// <summary>The password was right: one-time codes may be set up.</summary>
    Enrolment,

    /// <summary>Password and first code were right: a session may be opened.</summary>
    SignIn,

    /// <summary>Somebody else made the account: its officer, enterprise or agent may choose the password.</summary>
    Invitation,

    /// <summary>Mailed to an enterprise's address: who has it shows that the address is right.</summary>
    EmailConfirmation,

    /// <summary>Mailed to the address that an account wants to sign in with.</summary>
    EmailChange,

    /// <summary>Mailed to who forgot the password.</summary>
    PasswordReset,
}

/// <summary>A secret that is good for one thing, once, and not for long.</summary>
/// <param name="Hash">SHA-256 of the secret.</param>
/// <param name="Purpose">What it is good for.</param>
/// <param name="AccountId">For whom.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record Ticket(byte[] Hash, TicketPurpose Purpose, Guid AccountId, DateTimeOffset ExpiresAt)
{
    public static TimeSpan LifeOf(TicketPurpose purpose) => purpose switch
    {
        TicketPurpose.Invitation or TicketPurpose.EmailConfirmation => TimeSpan.FromHours(72),
        TicketPurpose.EmailChange => TimeSpan.FromHours(24),
        TicketPurpose.PasswordReset => TimeSpan.FromMinutes(30),
        TicketPurpose.SignIn => TimeSpan.FromMinutes(30), // recovery codes have to be written down first
        _ => TimeSpan.FromMinutes(15),
    };
}

public static class HandOutTickets
{
    /// <summary>A new ticket, and the secret to hand out.</summary>
    public static string Write(this IdentityDb db, TicketPurpose purpose, Guid accountId, DateTimeOffset now)
    {
        var secret = Secret.New();
        db.Write(purpose, accountId, now, secret);
        return secret;
    }

    /// <summary>A new ticket for a secret that is nobody's guess.</summary>
    public static void Write(
        this IdentityDb db, TicketPurpose purpose, Guid accountId, DateTimeOffset now, string secret) =>
        db.Add(new Ticket(Secret.Hash(secret), purpose, accountId, now + Ticket.LifeOf(purpose)));

    /// <summary>The ticket, locked; it is looked at. None: unknown, for something else, used or expired.</summary>
    public static async Task<Ticket?> FindTicketAsync(
        this IdentityDb db, TicketPurpose purpose, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        var ticket = await db.Tickets.FromSql($"""select * from "Tickets" where "Hash" = {hash} for update""")
            .SingleOrDefaultAsync(ct);
        return ticket?.Purpose == purpose && now < ticket.ExpiresAt ? ticket : null;
    }

    /// <summary>
    /// Who has the secret of a link in hand: its ticket, and the account, locked. First the account, as everybody who
    /// voids its tickets does. 409 link.not-valid: unknown, for something else, used or expired.
    /// </summary>
    public static async Task<(Ticket Ticket, Account Account)> TakeTicketAsync(
        this IdentityDb db, string secret, DateTimeOffset now, CancellationToken ct, params TicketPurpose[] purposes)
    {
        var hash = Secret.Hash(secret);
        var known = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(ticket => ticket.Hash == hash, ct);
        if (known is null || !purposes.Contains(known.Purpose))
        {
            throw NotValid();
        }

        var account = await db.LockAccountIfAnyAsync(known.AccountId, ct) ?? throw NotValid();
        return (await db.FindTicketAsync(known.Purpose, secret, now, ct) ?? throw NotValid(), account);
    }

    public static Task<bool> IsTicketGoodAsync(
        this IdentityDb db, TicketPurpose purpose, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        return db.Tickets.AnyAsync(
            ticket => ticket.Hash == hash && ticket.Purpose == purpose && ticket.ExpiresAt > now, ct);
    }

    public static RuleViolationException NotValid() =>
        new("link.not-valid", "This link was used before, or has expired. Ask for another.");

    /// <summary>The account's for this purpose: they are worth nothing any more.</summary>
    public static Task VoidTicketsAsync(
        this IdentityDb db, Guid accountId, TicketPurpose purpose, CancellationToken ct) =>
        db.Tickets.Where(ticket => ticket.AccountId == accountId && ticket.Purpose == purpose).ExecuteDeleteAsync(ct);

    /// <summary>All of the account's that are still out: they are worth nothing any more.</summary>
    public static Task VoidTicketsAsync(this IdentityDb db, Guid accountId, CancellationToken ct) =>
        db.Tickets.Where(ticket => ticket.AccountId == accountId).ExecuteDeleteAsync(ct);
}
