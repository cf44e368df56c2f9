using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Roster;

/// <summary>A row of the roster and what is known of its person already.</summary>
/// <param name="Existing">The enterprise's own case of this person that is in the way.</param>
public sealed record RosterEntry(RosterRow Row, Guid? Existing)
{
    public bool IsGood => Row.Problems.Count == 0;
}

/// <summary>
/// Reads an enterprise's roster against its own cases: one open application a person (domain §3), drafts included. What
/// other enterprises have applied for is not looked at here: a submission is told, a list of people is not.
/// </summary>
public sealed class RosterReader(ApplicationsDb db, BlindIndex index, TimeProvider clock)
{
    public async Task<IReadOnlyList<RosterEntry>> ReadAsync(Stream body, Caller caller, CancellationToken ct)
    {
        var lines = await RosterFile.ReadAsync(body, ct);
        var offices = (await db.Offices.AsNoTracking().ToListAsync(ct)).Where(office => office.IsOpen).ToArray();
        var today = clock.GetUtcNow().DayInShanghai();
        var rows = lines.Select(line => RosterRow.Of(line, offices, today)).ToArray();
        var known = await KnownAsync(rows, caller, ct);
        Dictionary<string, int> seen = [];
        return [.. rows.Select(row => Entry(row, known, seen))];
    }

    /// <summary>What the enterprise said of itself last, for who does not want to say it again for everybody.</summary>
    public Task<ApplicationForm?> LastFormAsync(Caller caller, CancellationToken ct) => db.Cases.AsNoTracking()
        .OwnedBy(caller).Where(c => c.Stage != Stage.Draft).OrderByDescending(c => c.Id)
        .Select(c => c.Form).FirstOrDefaultAsync(ct);

    private static RosterEntry Entry(
        RosterRow row, Dictionary<string, (Guid Id, FormProblem Why)> known, Dictionary<string, int> seen)
    {
        if (row.ResidentId is not { } person)
        {
            return new(row, Existing: null);
        }

        if (!seen.TryAdd(person, row.Row))
        {
            return new(row.With(new(
                "applicant.residentId", "repeated", $"与第 {seen[person]} 行是同一个人。",
                $"The same person as in row {seen[person]}.")), Existing: null);
        }

        return known.TryGetValue(person, out var other) ? new(row.With(other.Why), other.Id) : new(row, Existing: null);
    }

    private async Task<Dictionary<string, (Guid Id, FormProblem Why)>> KnownAsync(
        RosterRow[] rows, Caller caller, CancellationToken ct)
    {
        Dictionary<string, (Guid Id, FormProblem Why)> known = [];
        var drafts = await db.Cases.AsNoTracking().OwnedBy(caller).Where(c => c.Stage == Stage.Draft)
            .Select(c => new { c.Id, c.Form }).ToListAsync(ct);
        foreach (var draft in drafts.Where(draft => draft.Form.Applicant?.ResidentId is not null))
        {
            known[draft.Form.Applicant!.ResidentId!] = (draft.Id, Problem(
                "draft-open", "此人已有一份草稿，请继续填写那一份。", "There is a draft for this person: go on with that one."));
        }

        var people = rows.Select(row => row.ResidentId).OfType<string>().Distinct().ToDictionary(index.OfResident, id => id,
            ByteArrayComparer.Instance);
        List<byte[]> hashes = [.. people.Keys];
        var submitted = await db.Cases.AsNoTracking().OwnedBy(caller).Include(c => c.Orders)
            .Where(c => c.Person != null && hashes.Contains(c.Person)).ToListAsync(ct);
        foreach (var one in submitted.Where(one => one.IsOpen || one.HasLiveCard))
        {
            known[people[one.Person!]] = (one.Id, one.IsOpen
                ? Problem("application-open", "此人已有在办的申请。", "An application for this person is open.")
                : Problem(
                    "card-live", "此人持有有效的卡；续办请从“到期提醒”开始。",
                    "This person holds a live card. A renewal is started from the expiry radar."));
        }

        return known;
    }

    private static FormProblem Problem(string code, string chinese, string english) =>
        new("applicant.residentId", code, chinese, english);

    private sealed class ByteArrayComparer : IEqualityComparer<byte[]>
    {
        public static readonly ByteArrayComparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => BitConverter.ToInt32(obj, 0);
    }
}
