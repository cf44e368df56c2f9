using System.Net;
using Microsoft.AspNetCore.TestHost;

namespace ApecCard.ServiceDefaults.Tests;

public sealed class ClockTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"clock-{Guid.NewGuid():N}");

    [Theory]
    [InlineData("2026-05-04T15:59:59Z", "2026-05-04")]
    [InlineData("2026-05-04T16:00:00Z", "2026-05-05")]
    [InlineData("2026-01-01T00:00:00+14:00", "2025-12-31")]
    public void A_day_begins_at_midnight_in_Shanghai(string moment, string day) => Assert.Equal(
        DateOnly.Parse(day, provider: null), DateTimeOffset.Parse(moment, provider: null).DayInShanghai());

    [Fact]
    public async Task In_development_all_services_follow_the_offset_that_one_of_them_was_given()
    {
        await using var one = await Service("Development");
        await using var other = await Service("Development");

        var answer = await one.GetTestClient().PutAsJsonAsync("/development/clock", new { offset = "365.00:00:00" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Task.Delay(250); // the file is looked at five times a second

        foreach (var clock in new[] { one, other }.Select(
            service => service.Services.GetRequiredService<TimeProvider>()))
        {
            Assert.Equal(365, (clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalDays, tolerance: 0.01);
        }
    }

    [Fact]
    public async Task A_file_that_is_missing_or_holds_nonsense_moves_nothing()
    {
        await File.WriteAllTextAsync(_file, "next year");
        await using var service = await Service("Development");
        var clock = service.Services.GetRequiredService<TimeProvider>();
        Assert.Equal(0, (clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalSeconds, tolerance: 5);
    }

    [Fact]
    public async Task In_production_nobody_moves_the_clock()
    {
        await using var service = await Service("Production");
        Assert.Same(TimeProvider.System, service.Services.GetRequiredService<TimeProvider>());
        var answer = await service.GetTestClient().PutAsJsonAsync("/development/clock", new { offset = "1.00:00:00" });
        Assert.False(answer.IsSuccessStatusCode);
    }

    public void Dispose() => File.Delete(_file);

    private async Task<WebApplication> Service(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Configuration["Clock:File"] = _file;
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:1"; // there must be one; nobody is there
        builder.AddServiceDefaults();
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapDevelopmentClock();
        await app.StartAsync();
        return app;
    }
}
