using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.Documents.Retention;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApecCard.Documents.Tests.Retention;

/// <summary>Files are destroyed when their time is over, and not a day earlier.</summary>
public sealed class RetentionTests(RetentionTests.WithAClock service) : IClassFixture<RetentionTests.WithAClock>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();
    private readonly DateTimeOffset _start = service.Clock.Now;

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task A_draft_is_kept_half_a_year_from_its_last_file()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");
        var keptAs = await service.KeptAs(id);

        await PurgeAfter(days: 179);
        Assert.Equal(HttpStatusCode.OK, (await Enterprise.GetAsync($"/files/{id}")).StatusCode);
        await PurgeAfter(days: 180);

        Assert.Empty(service.BytesOf(keptAs));
        Assert.Equal(HttpStatusCode.NotFound, (await Enterprise.GetAsync($"/files/{id}")).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.Id == id));
        Assert.False(await db.Leftovers.AnyAsync(left => left.Name == keptAs));
        var entry = await db.AuditEntries.SingleAsync(
            one => one.Action == "files.purged" && one.Subject == _caseId.ToString());
        Assert.Equal(("retention", "Draft"), (entry.Actor, entry.Reason));
    }

    [Fact]
    public async Task A_draft_can_be_taken_up_again_after_it_was_emptied()
    {
        await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");
        await PurgeAfter(days: 180);

        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");

        await PurgeAfter(days: 181);
        Assert.Equal(HttpStatusCode.OK, (await Enterprise.GetAsync($"/files/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("refused", 365)]
    [InlineData("withdrawn", 180)]
    [InlineData("lapsed", 180)]
    public async Task What_was_submitted_is_kept_from_the_end_of_the_case(string how, int days)
    {
        var files = await Submitted();
        await Tell(how switch
        {
            "refused" => new CaseRefused(_caseId, 9, "A", "not-eligible", _start),
            "withdrawn" => new CaseWithdrawn(_caseId, 9, "A", _start),
            _ => new CaseLapsed(_caseId, 9, "A", _start),
        });
        await Eventually.Is(async () => (await Dossier(_caseId)).EndedAt is not null);

        await PurgeAfter(days - 1);
        await using var db = service.OpenDatabase();
        Assert.Equal(files.Count, await db.Files.CountAsync(one => one.DossierId == _caseId && one.PurgedAt == null));
        await PurgeAfter(days);

        var purged = await db.Files.AsNoTracking().Where(file => file.DossierId == _caseId).ToListAsync();
        Assert.All(purged, file => Assert.Equal((true, 0, file.Item), (file.PurgedAt is not null, file.Key!.Length, file.Name)));
        Assert.All(purged, file => Assert.Empty(service.BytesOf(file.PlaceInStore)));
        await Refusal.Is(
            HttpStatusCode.Gone, "file.purged", await Enterprise.GetAsync($"/files/{files["undertaking"]}"));
        await Refusal.Is(
            HttpStatusCode.Gone, "file.purged",
            await service.As(Roles.MinistryOfficer).GetAsync($"/files/{files["undertaking"]}"));
    }

    [Fact]
    public async Task While_a_case_is_open_nothing_of_it_is_destroyed()
    {
        await Submitted();

        await PurgeAfter(days: 5_000);

        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId && file.PurgedAt != null));
    }

    [Fact]
    public async Task With_a_card_it_is_kept_until_two_years_after_the_last_day_of_the_longest_one()
    {
        await Submitted();
        var lastDay = DateOnly.FromDateTime(_start.UtcDateTime).AddDays(1_000);
        await Tell(new CardProduced(_caseId, Guid.NewGuid(), 1, [], lastDay.AddDays(-10), _start));
        await Eventually.Is(async () => (await Dossier(_caseId)).EndedAs is RetentionClass.Expired);
        var first = (await Dossier(_caseId)).EndedAt;
        await Tell(new CardProduced(_caseId, Guid.NewGuid(), 1, [], lastDay, _start));
        await Eventually.Is(async () => (await Dossier(_caseId)).EndedAt > first);

        await PurgeAfter(days: 1_729);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId && file.PurgedAt != null));
        await PurgeAfter(days: 1_732);

        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId && file.PurgedAt == null));
    }

    [Fact]
    public async Task The_files_of_an_order_go_with_its_case_also_when_it_came_later()
    {
        await Submitted();
        var orderId = Guid.CreateVersion7();
        await Tell(new CardProduced(_caseId, Guid.NewGuid(), 1, [], DateOnly.FromDateTime(_start.UtcDateTime), _start));
        await Eventually.Is(async () => (await Dossier(_caseId)).EndedAt is not null);

        await OrderSubmitted(orderId);

        await Eventually.Is(async () => (await Dossier(orderId)).EndedAs is RetentionClass.Expired);
        Assert.Equal((await Dossier(_caseId)).EndedAt, (await Dossier(orderId)).EndedAt);
    }

    [Fact]
    public async Task An_order_that_is_withdrawn_has_a_time_of_its_own()
    {
        await Submitted();
        var orderId = Guid.CreateVersion7();
        await OrderSubmitted(orderId);
        await Eventually.Is(async () => (await Dossier(orderId)).CaseId is not null);

        await Tell(new OrderWithdrawn(orderId, 2, "A-ta", OrderKind.Replacement, _caseId, _start));

        await Eventually.Is(async () => (await Dossier(orderId)).EndedAs is RetentionClass.Ended);
        Assert.Null((await Dossier(_caseId)).EndedAs);
    }

    [Fact]
    public async Task When_the_process_ends_before_the_bytes_are_gone_another_destroys_them()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");
        var keptAs = await service.KeptAs(id);
        await using (var db = service.OpenDatabase()) // as far as it came: keys are gone, bytes are not
        {
            var dossier = await db.Dossiers.Include(one => one.Files).SingleAsync(one => one.Id == _caseId);
            dossier.Purge(_start);
            db.Leftovers.Add(new(keptAs, _start));
            await db.SaveChangesAsync();
        }

        Assert.Single(service.BytesOf(keptAs));
        service.Clock.Now = _start.AddMinutes(11);
        await service.Services.GetRequiredService<ThrowingAway>().DoAllAsync(CancellationToken.None);

        Assert.Empty(service.BytesOf(keptAs));
    }

    [Fact]
    public async Task The_report_tells_what_was_destroyed_and_what_is_due()
    {
        await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");
        await PurgeAfter(days: 180);
        var day = DateOnly.FromDateTime(service.Clock.Now.UtcDateTime).ToString("O");
        await DocumentsService.Uploaded(service.As(Roles.Enterprise, Guid.NewGuid()), Guid.NewGuid(), "undertaking");

        var report = await service.As(Roles.Operator).GetFromJsonAsync<JsonElement>("/retention");

        var drafts = report.GetProperty("rules").EnumerateArray().Single(
            rule => rule.GetProperty("class").GetString() == "Draft");
        Assert.Equal(180, drafts.GetProperty("days").GetInt32());
        Assert.Equal(
            (1, 1, service.Clock.Now.AddDays(180)),
            (drafts.GetProperty("dossiers").GetInt32(), drafts.GetProperty("files").GetInt32(),
                drafts.GetProperty("nextDueAt").GetDateTimeOffset()));
        var purged = report.GetProperty("purged").EnumerateArray().Single(
            row => row.GetProperty("day").GetString() == day && row.GetProperty("class").GetString() == "Draft");
        Assert.True(purged.GetProperty("files").GetInt32() >= 1 && purged.GetProperty("bytes").GetInt64() > 0);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role", await Enterprise.GetAsync("/retention"));
    }

    private async Task<Dictionary<string, Guid>> Submitted()
    {
        var files = await DocumentsService.Complete(Enterprise, _caseId);
        Assert.True((await service.Freeze(_caseId, _enterpriseId)).IsSuccessStatusCode);
        await Tell(new CaseSubmitted(_caseId, 1, "A", _enterpriseId, "shanghai", [], _start));
        await Eventually.Is(async () => (await Dossier(_caseId)).IsSubmitted);
        return files;
    }

    private async Task OrderSubmitted(Guid orderId)
    {
        await using (var db = service.OpenDatabase())
        {
            var item = new ChecklistItem("explanation", "说明", "Explanation", true, [FileFacts.Pdf], 100, 1, null);
            var dossier = new Dossier { Id = orderId, EnterpriseId = _enterpriseId };
            dossier.Add(item, new()
            {
                DossierId = orderId,
                EnterpriseId = _enterpriseId,
                Item = item.Item,
                Name = "x.pdf",
                ContentType = FileFacts.Pdf,
                Size = 1,
                Sha256 = Guid.NewGuid().ToString("N"),
                Scan = MalwareScan.NotScanned,
                KeptAs = Guid.NewGuid().ToString("N"),
                Key = [1],
                UploadedBy = "someone",
                UploadedAt = _start,
            });
            var list = new Checklist
            {
                Office = "shanghai",
                Business = Business.Replacement,
                Version = 1,
                ValidFrom = _start,
                Items = [item],
                TakesUnscanned = true,
            };
            db.Manifests.Add(dossier.Freeze(list, null, _start)!);
            db.Dossiers.Add(dossier);
            await db.SaveChangesAsync();
        }

        await Tell(new OrderSubmitted(
            orderId, 1, "A-ta", OrderKind.Replacement, _caseId, "A", _enterpriseId, "shanghai", [], _start));
    }

    private Task Tell(object message) => service.Bus.Publish(message);

    private async Task<Dossier> Dossier(Guid id)
    {
        await using var db = service.OpenDatabase();
        return await db.Dossiers.AsNoTracking().SingleAsync(one => one.Id == id);
    }

    private Task PurgeAfter(int days)
    {
        service.Clock.Now = _start.AddDays(days);
        return service.Services.GetRequiredService<PurgeDueFiles>().DoAllAsync(CancellationToken.None);
    }

    public sealed class WithAClock : DocumentsService
    {
        public TestClock Clock { get; } = new(new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock));
        }
    }
}
