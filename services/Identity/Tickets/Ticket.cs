using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tickets;

public enum TicketPurpose
{
    /// <summary>The password was right: one-time codes may be set up.</summary>
    Enrolment,

    /// <summary>Password and first code were right: a session may be opened.</summary>
    SignIn,

    /// <summary>An administrator made the account: its officer may choose the password.</summary>
    Invitation,
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
        TicketPurpose.Invitation => TimeSpan.FromHours(72),
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
        db.Add(new Ticket(Secret.Hash(secret), purpose, accountId, now + Ticket.LifeOf(purpose)));
        return secret;
    }

    /// <summary>The ticket, locked; it is looked at. None: unknown, for something else, used or expired.</summary>
    public static async Task<Ticket?> FindTicketAsync(
        this IdentityDb db, TicketPurpose purpose, string secret, DateTimeOffset now, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        var ticket = await db.Tickets.FromSql($"""select * from "Tickets" where "Hash" = {hash} for update""")
            .SingleOrDefaultAsync(ct);
        return ticket?.Purpose == purpose && now < ticket.ExpiresAt ? ticket : null;
    }

    /// <summary>All of the account's that are still out: they are worth nothing any more.</summary>
    public static Task VoidTicketsAsync(this IdentityDb db, Guid accountId, CancellationToken ct) =>
        db.Tickets.Where(ticket => ticket.AccountId == accountId).ExecuteDeleteAsync(ct);
}
