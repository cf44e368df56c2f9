using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>The working calendar as it is now, read from the database anew every minute.</summary>
public sealed class Calendars(IServiceScopeFactory scopes)
{
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(1);
    private volatile Known? _known;

    public async ValueTask<WorkingCalendar> GetAsync(CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_known is not { } known || known.Until < now)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            known = new(new(await db.SpecialDays.AsNoTracking().ToListAsync(ct)), now + _keep);
            _known = known;
        }

        return known.Calendar;
    }

    /// <summary>The days an empty database starts with, as the State Council announced them.</summary>
    public static async Task SeedAsync(DbContext db, CancellationToken ct)
    {
        if (!await db.Set<SpecialDay>().AnyAsync(ct))
        {
            using var file = typeof(Calendars).Assembly.GetManifestResourceStream("special-days.json")!;
            db.AddRange(JsonSerializer.Deserialize<SpecialDay[]>(file, Json.Options)!);
            await db.SaveChangesAsync(ct);
        }
    }

    private sealed record Known(WorkingCalendar Calendar, DateTimeOffset Until);
}
