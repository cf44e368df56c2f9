using System.Net;
using System.Text.Json;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Checklists;

public class GetChecklistTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData("shanghai", 13, 13)]
    [InlineData("hunan", 13, 12)]
    [InlineData("xian", 15, 14)]
    [InlineData("beijing", 13, 12)]
    public async Task Every_office_has_its_list(string office, int items, int required)
    {
        var list = await _enterprise.GetFromJsonAsync<JsonElement>($"/checklists/{office}");

        var entries = list.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(items, entries.Length);
        Assert.Equal(required, entries.Count(item => item.GetProperty("required").GetBoolean()));
        Assert.All(entries, item => Assert.NotEmpty(item.GetProperty("chineseName").GetString()!));
    }

    [Fact]
    public async Task A_new_case_misses_all_that_is_required()
    {
        var list = await _enterprise.GetFromJsonAsync<JsonElement>($"/cases/{Guid.NewGuid()}/checklist?office=xian");

        Assert.False(list.GetProperty("complete").GetBoolean());
        Assert.Equal(13, list.GetProperty("missing").GetArrayLength());
        Assert.Single(
            list.GetProperty("items").EnumerateArray(), item => item.GetProperty("state").GetString() == "NotNeeded");
    }

    [Fact]
    public async Task Who_asks_for_no_office_or_an_unknown_one_is_told_so()
    {
        await Refusal.IsAbout("office", await _enterprise.GetAsync($"/cases/{Guid.NewGuid()}/checklist"));
        await Refusal.Is(HttpStatusCode.NotFound, "office.unknown",
            await _enterprise.GetAsync($"/cases/{Guid.NewGuid()}/checklist?office=atlantis"));
        await Refusal.Is(HttpStatusCode.NotFound, "office.unknown", await _enterprise.GetAsync("/checklists/atlantis"));
    }

    [Fact]
    public async Task A_new_version_is_in_force_from_its_day_on()
    {
        using var lists = new ChecklistsInForce( // as another replica that has just started reads them
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await using var db = service.OpenDatabase();
        db.Checklists.Add(AList(1, DateTimeOffset.UtcNow.AddDays(-2)));
        db.Checklists.Add(AList(2, DateTimeOffset.UtcNow.AddDays(-1)));
        db.Checklists.Add(AList(3, DateTimeOffset.UtcNow.AddDays(1)));
        await db.SaveChangesAsync();

        Assert.Equal(2, (await lists.FindAsync("yunnan", Business.Application, default))?.Version);
    }

    private static Checklist AList(int version, DateTimeOffset from) =>
        new() { Office = "yunnan", Version = version, ValidFrom = from, Items = [] };
}
