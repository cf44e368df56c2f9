using System.Collections.Frozen;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

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
        new(StatusCodes.Status404NotFound, "office.unknown", "There is no such office.");

    /// <summary>The office's list now, or null when there is no such office.</summary>
    public async Task<Checklist?> FindAsync(string? office, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(list => list.Office == office);

    /// <summary>The office's list now; 404 <c>office.unknown</c> when there is no such office.</summary>
    public async Task<Checklist> GetAsync(string office, CancellationToken ct) =>
        await FindAsync(office, ct) ?? throw Unknown;

    /// <summary>
    /// What a file for the item must be. Before a case names its office, the most generous office decides: how many
    /// files the chosen one takes is counted again when the case is submitted.
    /// </summary>
    public async Task<ChecklistItem?> FindItemAsync(string item, string? office, CancellationToken ct) =>
        (await AllAsync(ct))
            .Where(list => office is null || list.Office == office)
            .Select(list => list.Find(item))
            .MaxBy(one => one?.MaxCount);

    /// <summary>
    /// The list that what is handed in must satisfy: a submitted case keeps the one it was submitted under, and any
    /// other follows the office's list as it is now. Null when there is no such office.
    /// </summary>
    /// <param name="submitted">Said by who knows it before we have heard it.</param>
    public async Task<Checklist?> FindForAsync(
        CaseMaterials materials, string office, bool direct, CancellationToken ct, bool submitted = false) =>
        (submitted || materials.IsSubmitted) && materials.Office == office
            ? (await GetVersionAsync(office, materials.ChecklistVersion, ct)).For(materials.Direct)
            : (await FindAsync(office, ct))?.For(direct);

    /// <summary>Has the lists read anew, by this process: who has just changed one sees it.</summary>
    public void Forget() => _known = null;

    public void Dispose() => _oneReader.Dispose();

    // Another replica may have frozen a case under a version that this one has not noticed yet.
    private async Task<Checklist> GetVersionAsync(string office, int version, CancellationToken ct)
    {
        if ((await ListsAsync(ct)).GetValueOrDefault(office)?.FirstOrDefault(Sought) is { } known)
        {
            return known;
        }

        Forget();
        return (await ListsAsync(ct))[office].First(Sought);

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

    private async Task<FrozenDictionary<string, Checklist[]>> ListsAsync(CancellationToken ct) =>
        _known is { } known && known.Until > TimeProvider.System.GetUtcNow() ? known.Lists : await ReadAsync(ct);

    private async Task<FrozenDictionary<string, Checklist[]>> ReadAsync(CancellationToken ct)
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
                lists.GroupBy(list => list.Office).ToFrozenDictionary(office => office.Key, office => office.ToArray()),
                now + _keep);
            return _known.Lists;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private sealed record Known(FrozenDictionary<string, Checklist[]> Lists, DateTimeOffset Until);
}
