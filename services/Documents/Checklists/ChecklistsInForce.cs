using System.Collections.Frozen;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Versions = System.Collections.Frozen.FrozenDictionary<
    (string Office, ApecCard.Documents.Checklists.Business Business), ApecCard.Documents.Checklists.Checklist[]>;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// The offices' lists as they are now, kept in memory: every submission asks for them. A new version in the database
/// is noticed within half a minute.
/// </summary>
public sealed class ChecklistsInForce(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _keep = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile Known? _known;

    public static ProblemException Unknown =>
        new(StatusCodes.Status404NotFound, "office.unknown", "There is no such office, or it has no such list.");

    /// <summary>The office's list for the business now, or null when there is no such office.</summary>
    public async Task<Checklist?> FindAsync(string office, Business business, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(list => list.Office == office && list.Business == business);

    /// <summary>The same; 404 <c>office.unknown</c> when there is no such office.</summary>
    public async Task<Checklist> GetAsync(string office, Business business, CancellationToken ct) =>
        await FindAsync(office, business, ct) ?? throw Unknown;

    /// <summary>
    /// What a file for the item of an application must be. Before a case names its office, the most generous office
    /// decides: how many files the chosen one takes is counted again when the case is submitted.
    /// </summary>
    public async Task<ChecklistItem?> FindItemAsync(string item, string? office, CancellationToken ct) =>
        (await AllAsync(ct))
            .Where(list => list.Business is Business.Application && (office is null || list.Office == office))
            .Select(list => list.Find(item))
            .MaxBy(one => one?.MaxCount);

    /// <summary>
    /// The list that what is handed in must satisfy: a submitted case or order keeps the one it was submitted under,
    /// and any other follows the office's list as it is now. What an order's form says counts as it is corrected. Null
    /// when there is no such office.
    /// </summary>
    /// <param name="submitted">Said by who knows it before we have heard it.</param>
    public async Task<Checklist?> FindForAsync(
        Dossier dossier, Asked asked, CancellationToken ct, bool submitted = false) =>
        (submitted || dossier.IsSubmitted) && (dossier.Office, dossier.Business) == (asked.Office, asked.Business)
            ? (await GetVersionAsync(asked, dossier.ChecklistVersion, ct)).For(dossier.Direct, asked.Conditions)
            : (await FindAsync(asked.Office, asked.Business, ct))?.For(asked.Direct, asked.Conditions);

    /// <summary>Has the lists read anew, by this process: who has just changed one sees it.</summary>
    public void Forget() => _known = null;

    public void Dispose() => _oneReader.Dispose();

    // Another replica may have frozen a case under a version that this one has not noticed yet.
    private async Task<Checklist> GetVersionAsync(Asked asked, int version, CancellationToken ct)
    {
        var versions = (await ListsAsync(ct)).GetValueOrDefault((asked.Office, asked.Business));
        if (versions?.FirstOrDefault(Sought) is { } known)
        {
            return known;
        }

        Forget();
        return (await ListsAsync(ct))[(asked.Office, asked.Business)].First(Sought);

        bool Sought(Checklist list) => list.Version == version;
    }

    private async Task<IEnumerable<Checklist>> AllAsync(CancellationToken ct)
    {
        var lists = await ListsAsync(ct);
        var now = clock.GetUtcNow();
        return lists.Values
            .Select(versions => versions.LastOrDefault(list => list.ValidFrom <= now))
            .OfType<Checklist>();
    }

    private async Task<Versions> ListsAsync(CancellationToken ct) =>
        _known is { } known && known.Until > TimeProvider.System.GetUtcNow() ? known.Lists : await ReadAsync(ct);

    private async Task<Versions> ReadAsync(CancellationToken ct)
    {
        await _oneReader.WaitAsync(ct);
        try
        {
            var now = TimeProvider.System.GetUtcNow();
            if (_known is { } known && known.Until > now)
            {
                return known.Lists;
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
            var lists = await db.Checklists.AsNoTracking().OrderBy(list => list.Version).ToListAsync(ct);
            _known = new(
                lists.GroupBy(list => (list.Office, list.Business))
                    .ToFrozenDictionary(versions => versions.Key, versions => versions.ToArray()),
                now + _keep);
            return _known.Lists;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private sealed record Known(Versions Lists, DateTimeOffset Until);
}
