using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// The scheme's time. In Development all services follow one offset to the machine's clock, kept in the file that
/// <c>Clock__File</c> names, so that a scenario can look at renewals and expiry. Lifetimes of tokens and signatures
/// count in the machine's own time.
/// </summary>
internal sealed class MovableClock(string file) : TimeProvider
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(200);
    private TimeSpan _offset;
    private long _lookedAt = long.MinValue;

    public override DateTimeOffset GetUtcNow()
    {
        var now = Environment.TickCount64;
        if (_lookedAt == long.MinValue || now - _lookedAt > _betweenLooks.TotalMilliseconds)
        {
            _lookedAt = now;
            _offset = File.Exists(file)
                && TimeSpan.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var offset)
                ? offset
                : TimeSpan.Zero;
        }

        return base.GetUtcNow() + _offset;
    }

    public void Move(TimeSpan offset)
    {
        var next = file + ".next"; // moved into place: nobody reads half a number
        File.WriteAllText(next, offset.ToString("c", CultureInfo.InvariantCulture));
        File.Move(next, file, overwrite: true);
        _lookedAt = long.MinValue;
    }
}

public static class Clock
{
    /// <summary>
    /// Days, numbers and deadlines count in Asia/Shanghai, which has known no summer time since 1991.
    /// </summary>
    public static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static DateOnly TodayInShanghai(this TimeProvider clock) => clock.GetUtcNow().DayInShanghai();

    public static DateOnly DayInShanghai(this DateTimeOffset moment) =>
        DateOnly.FromDateTime(moment.ToOffset(Shanghai).DateTime);

    /// <summary>The moment a day begins there.</summary>
    public static DateTimeOffset StartInShanghai(this DateOnly day) => new(day.ToDateTime(default), Shanghai);

    internal static void AddClock(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(
            builder.Environment.IsDevelopment() && builder.Configuration["Clock:File"] is { } file
                ? new MovableClock(file)
                : TimeProvider.System);

    /// <summary>In Development, <c>PUT /development/clock</c> moves the time of all services at once.</summary>
    public static void MapDevelopmentClock(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TimeProvider>() is MovableClock clock)
        {
            app.MapPut(
                    "/development/clock",
                    (ClockOffset moved) => { clock.Move(moved.Offset); return TypedResults.NoContent(); })
                .AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>How far the scheme's time is ahead of the machine's.</summary>
    public sealed record ClockOffset(TimeSpan Offset);
}
