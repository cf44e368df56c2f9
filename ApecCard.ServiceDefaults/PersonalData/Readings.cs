using Microsoft.EntityFrameworkCore;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// What somebody reads personal data for: nobody may without (PIPL, article 6, asks for a definite purpose).
/// </summary>
public enum ReadingPurpose
{
    /// <summary>An officer compares the application with what was handed in.</summary>
    Review,

    /// <summary>An officer telephones.</summary>
    Guidance,

    /// <summary>A clerk hands over a card.</summary>
    IdentityCheck,

    /// <summary>An officer answers a complaint or a question about the case.</summary>
    Complaint,

    /// <summary>Somebody examines how the case was handled.</summary>
    Audit,

    /// <summary>The economies are asked.</summary>
    PreClearance,

    /// <summary>A card is made.</summary>
    Production,

    /// <summary>The enterprise, or its agent, looks at what it has handed in.</summary>
    OwnFile,
}

/// <summary>Personal data was read: who must know of it can see it. Kept in the audit chain.</summary>
/// <param name="What">The action as audited.</param>
/// <param name="Subject">The id of what was read.</param>
/// <param name="Role">The reader by role, not by name: an officer's, or that of a service.</param>
public sealed record Reading(DateTimeOffset At, string What, string Subject, string Role, ReadingPurpose Purpose);

public static class Readings
{
    private const int Most = 500;

    /// <summary>Notes the reading if, and only if, this unit of work commits.</summary>
    public static void AuditReading(
        this ServiceDbContext db, Caller caller, string action, string subject, ReadingPurpose purpose,
        DateTimeOffset now) =>
        db.Audit(caller.Subject, action, subject, now, reason: $"{caller.Role} {purpose}");

    /// <summary>Who read these, the last one first.</summary>
    public static async Task<Reading[]> GetReadingsAsync(
        this ServiceDbContext db, IReadOnlyCollection<string> actions, IReadOnlyCollection<string> subjects,
        CancellationToken ct)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => subjects.Contains(entry.Subject) && actions.Contains(entry.Action))
            .OrderByDescending(entry => entry.At).Take(Most).ToListAsync(ct);
        return
        [
            .. from entry in entries
               let why = entry.Reason!.Split(' ')
               select new Reading(
                   entry.At, entry.Action, entry.Subject, why[0], Enum.Parse<ReadingPurpose>(why[1])),
        ];
    }
}
