using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Checklists;

/// <summary>Lists that are older than the rule for photos get it, in a version of their own.</summary>
public class ChecklistsOfBeforeTests
{
    private const string Pixels = """{"minWidth":300,"maxWidth":600,"minHeight":400,"maxHeight":800}""";

    [Fact]
    public async Task A_photo_that_was_asked_for_before_there_was_a_rule_is_held_to_it_from_now_on()
    {
        await using var db = new DocumentsDb(new DbContextOptionsBuilder<DocumentsDb>()
            .UseNpgsql($"{TestServers.Postgres};Database=test_{Guid.NewGuid():N}").Options);
        await db.Database.MigrateAsync("StoringAndRetention");
        await Add(db, "old", 1, Photo("")); // replaced since: it counts no more
        await Add(db, "old", 2, Photo(""), "admin-1");
        await Add(db, "told-not-to", 1, Photo(""));
        await Add(db, "told-not-to", 2, Photo(""","portrait":false"""), "admin-1");
        await Add(db, "new", 1, Photo(""","portrait":true"""));
        await Add(db, "any-size", 1, Photo("").Replace(Pixels, "null", StringComparison.Ordinal));
        await Add(db, "lying", 1, Photo("").Replace("\"maxHeight\":800", "\"maxHeight\":400", StringComparison.Ordinal)
            .Replace("\"minWidth\":300", "\"minWidth\":500", StringComparison.Ordinal));

        await db.Database.MigrateAsync();

        var lists = await db.Checklists.AsNoTracking().OrderBy(list => list.Version).ToListAsync();
        await db.Database.EnsureDeletedAsync();
        var added = Assert.Single(lists, list => list.ChangedBy is null && list.Version > 1);
        Assert.Equal(("old", 3, true), (added.Office, added.Version, added.TakesUnscanned));
        Assert.True(added.ValidFrom <= DateTimeOffset.UtcNow);
        Assert.NotNull(added.Reason);
        var before = lists.Single(list => list is { Office: "old", Version: 2 });
        Assert.Equal(["letter", "photo"], added.Items.Select(item => item.Item));
        Assert.False(before.Find("photo")!.Portrait);
        Assert.True(added.Find("photo")!.Portrait);
        Assert.Equal(before.Find("photo")!.Pixels, added.Find("photo")!.Pixels);
        Assert.False(added.Find("letter")!.Portrait);
        Assert.Equal(
            [("any-size", 1), ("lying", 1), ("new", 1), ("old", 3), ("told-not-to", 2)],
            lists.GroupBy(list => list.Office).Select(one => (one.Key, one.Max(list => list.Version))).Order());
    }

    private static string Photo(string portrait) => $$"""
        {"item":"photo","chineseName":"照片","englishName":"Photo","required":true,"acceptedTypes":["image/jpeg"],
         "maxBytes":5242880,"maxCount":1,"pixels":{{Pixels}},"group":"All","condition":"Always"{{portrait}}}
        """;

    private static Task<int> Add(DocumentsDb db, string office, int version, string photo, string? changedBy = null)
    {
        var items = $$"""
            [{"item":"letter","chineseName":"申请函","englishName":"Letter","required":true,
              "acceptedTypes":["application/pdf"],"maxBytes":5242880,"maxCount":1,"pixels":null,"group":"All",
              "condition":"Always"}, {{photo}}]
            """;
        return db.Database.ExecuteSqlAsync($"""
            insert into "Checklists" ("Office", "Business", "Version", "ValidFrom", "Items", "TakesUnscanned", "ChangedBy")
            values ({office}, 'Application', {version}, {DateTimeOffset.UtcNow.AddDays(-1)}, {items}::jsonb, true,
                {changedBy})
            """);
    }
}
