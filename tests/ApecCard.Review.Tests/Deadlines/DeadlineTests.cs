using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Offices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Deadlines;

public class DeadlineTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_late_review_is_shown_to_supervisors_and_told_once()
    {
        var review = await service.ACase(); // of 2026-05-04: long late
        await service.Services.GetRequiredService<Escalation>().DoAllAsync(default);

        await Eventually.Is(() => service.IsPublished<DeadlineMissed>(told => told.CaseId == review.Id));
        var late = await service.As(Roles.Operator).GetFromJsonAsync<Page<GetOverdue.Item>>(
            "/overdue?limit=100", Json.Options);
        Assert.Contains(late!.Items, item => item.CaseId == review.Id);
        var queue = await service.Officer(PreliminaryReview)
            .GetFromJsonAsync<Page<GetQueue.Item>>($"/queue?overdue=true&caseNumber={review.CaseNumber}", Json.Options);
        Assert.True(Assert.Single(queue!.Items).Overdue);
    }

    [Fact]
    public async Task What_is_due_within_a_working_day_is_shown_as_a_reminder()
    {
        var received = DateTimeOffset.UtcNow;
        var calendar = await service.Services.GetRequiredService<Calendars>().GetAsync(default);
        var (urgent, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = service.OpenDatabase())
        {
            db.AddRange(Open(urgent, days: 1), Open(other, days: 9));
            await db.SaveChangesAsync();
        }

        var officer = service.Officer(PreliminaryReview, "xian");
        var soon = await officer.GetFromJsonAsync<Page<GetQueue.Item>>("/queue?dueSoon=true&limit=100", Json.Options);
        Assert.True(Assert.Single(soon!.Items, item => item.CaseId == urgent).DueSoon);
        Assert.DoesNotContain(soon.Items, item => item.CaseId == other);

        ReviewCase Open(Guid id, int days) => ReviewCase.Open(
            new(id, 1, $"APEC{id:N}"[..18], Guid.NewGuid(), "xian", [], received), new(1, 1, days, days, days),
            calendar, received);
    }

    [Fact]
    public async Task An_administrator_sets_the_days_of_a_year()
    {
        var administrator = service.As(Roles.Administrator);
        var set = await administrator.PutAsJsonAsync(
            "/calendar/2027", new { days = new[] { new { on = "2027-10-01", isWorking = false, name = "国庆节" } } });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var days = await administrator.GetFromJsonAsync<SpecialDay[]>("/calendar/2027", Json.Options);
        Assert.Equal(new SpecialDay(new(2027, 10, 1), false, "国庆节"), Assert.Single(days!));

        await Refusal.IsAbout("days", await administrator.PutAsJsonAsync(
            "/calendar/2027", new { days = new[] { new { on = "2028-10-01", isWorking = false, name = "国庆节" } } }));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.Officer(PreliminaryReview).PutAsJsonAsync(
                "/calendar/2027", new { days = Array.Empty<object>() }));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    public async Task What_is_no_year_has_no_days(int year)
    {
        var administrator = service.As(Roles.Administrator);
        await Refusal.IsAbout("year", await administrator.GetAsync($"/calendar/{year}"));
        await Refusal.IsAbout("year", await administrator.GetAsync($"/calendar/{year}/history"));
    }

    [Fact]
    public async Task Every_version_of_a_year_stays_and_nobody_overwrites_what_they_have_not_seen()
    {
        var administrator = service.As(Roles.Administrator, subject: "admin-2");
        var came = Assert.Single(await History(2026));
        Assert.Equal((1, "review"), (came.Version, came.ChangedBy));
        var day = new { on = "2026-10-01", isWorking = false, name = "国庆节" };
        var change = new { days = new[] { day }, version = came.Version, reason = "announced" };

        Assert.Equal(HttpStatusCode.OK, (await administrator.PutAsJsonAsync("/calendar/2026", change)).StatusCode);

        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile",
            await administrator.PutAsJsonAsync("/calendar/2026", change));
        var versions = await History(2026);
        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Equal(("admin-2", "announced"), (versions[0].ChangedBy, versions[0].Reason));
        Assert.Equal("国庆节", Assert.Single(versions[0].Days).Name);
        Assert.Equal(came.Days, versions[1].Days);
        Assert.Empty(await History(2031));

        async Task<CalendarVersion[]> History(int year) =>
            (await administrator.GetFromJsonAsync<CalendarVersion[]>($"/calendar/{year}/history", Json.Options))!;
    }

    [Fact]
    public async Task Percentiles_are_told_from_twenty_cases_on()
    {
        for (var n = 0; n < 20; n++)
        {
            await service.ACase(Stories.InForeignAffairsReview, "beijing");
        }

        var rows = await service.Anonymous().GetFromJsonAsync<GetStatistics.Row[]>(
            "/statistics?office=beijing", Json.Options);
        Assert.Equal(0, rows!.Single(row => row.Stage is PreliminaryReview).HalfWithinDays);
        Assert.Null(rows!.Single(row => row.Stage is MinistryReview).HalfWithinDays);
    }

    [Fact]
    public async Task An_administrator_configures_an_office_and_open_cases_keep_what_they_were_submitted_under()
    {
        var administrator = service.As(Roles.Administrator, subject: "admin-1");
        var before = (await administrator.GetFromJsonAsync<OfficeConfiguration[]>(
            "/offices/hunan/history", Json.Options))![0];
        var change = new
        {
            version = before.Version,
            chineseName = before.ChineseName,
            englishName = before.EnglishName,
            preliminaryOfficers = 2,
            preliminaryDays = 3,
            foreignAffairsDays = 5,
            ministryDays = 5,
            reason = "Two people look from now on.",
        };
        Assert.Equal(HttpStatusCode.OK, (await administrator.PutAsJsonAsync("/offices/hunan", change)).StatusCode);
        await Refusal.Is(
            HttpStatusCode.PreconditionFailed, "changed-meanwhile",
            await administrator.PutAsJsonAsync("/offices/hunan", change));

        var caseId = Guid.CreateVersion7();
        await service.Bus.Publish(
            new CaseSubmitted(caseId, 1, "APEC20260504123456", Guid.NewGuid(), "hunan", [], Stories.Today));
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Cases.FindAsync(caseId) is { Terms: { PreliminaryOfficers: 2, PreliminaryDays: 3 } };
        });
        var history = await administrator.GetFromJsonAsync<OfficeConfiguration[]>(
            "/offices/hunan/history", Json.Options);
        Assert.Equal(("admin-1", "Two people look from now on."), (history![0].ChangedBy, history[0].Reason));
    }
}
