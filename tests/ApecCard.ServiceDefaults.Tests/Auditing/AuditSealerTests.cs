using System.Net;
using System.Text.Json;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.ServiceDefaults.Tests.Auditing;

/// <summary>
/// Whatever is audited is chained once its transaction has committed, each entry once, without a gap.
/// </summary>
public class AuditSealerTests
{
    [Fact]
    public async Task Two_sealers_and_many_writers_at_once_make_one_chain_without_a_gap()
    {
        await using var service = await AuditedService.StartAsync(replicas: 2);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var time = 0; time < 10; time++)
            {
                await service.WriteAsync(25, $"writer {writer}");
            }
        }));

        await service.SealedAsync(2000);

        await using var db = service.OpenDatabase();
        var positions = await db.AuditEntries.Select(entry => entry.Position!.Value).Order().ToListAsync();
        Assert.Equal(Enumerable.Range(1, 2000).Select(position => (long)position), positions);
        var (code, said) = await service.VerifyAsync(withHeads: true);
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task An_entry_that_commits_after_later_ones_is_sealed_behind_them()
    {
        await using var service = await AuditedService.StartAsync();
        await using var slow = service.OpenDatabase();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        slow.Audit("slow", "thing.done", "thing", DateTimeOffset.UtcNow.AddDays(-1));
        await slow.SaveChangesAsync();
        await service.WriteAsync(3);
        await service.SealedAsync(3);

        await transaction.CommitAsync();
        await service.SealedAsync(4);

        await using var db = service.OpenDatabase();
        Assert.Equal("slow", (await db.AuditEntries.SingleAsync(entry => entry.Position == 4)).Actor);
        Assert.Equal(0, (await service.VerifyAsync()).Code);
    }

    [Fact]
    public async Task What_was_rolled_back_leaves_no_gap()
    {
        await using var service = await AuditedService.StartAsync();
        await using (var db = service.OpenDatabase())
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Audit("nobody", "thing.undone", "thing", DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        }

        await service.WriteAsync(2);
        await service.SealedAsync(2);
        Assert.Equal(0, (await service.VerifyAsync()).Code);
    }

    [Fact]
    public async Task An_anchor_that_a_crash_kept_from_the_file_is_added_at_the_next_start()
    {
        await using var service = await AuditedService.StartAsync();
        await service.WriteAsync(2);
        await service.SealedAsync(2);
        await service.StopReplicasAsync();
        await File.WriteAllTextAsync(service.AnchorFile, """{"service":"audited","posi"""); // nor was this one finished

        await service.StartReplicaAsync();

        await service.SealedAsync(2);
        Assert.Equal(0, (await service.VerifyAsync()).Code);
    }

    [Fact]
    public async Task An_export_goes_on_where_the_last_one_ended()
    {
        await using var service = await AuditedService.StartAsync();
        await service.WriteAsync(2500); // more than one page
        await service.SealedAsync(2500);

        var lines = (await service.As(Roles.Administrator).GetStringAsync("/audit/export?after=1200"))
            .TrimEnd().Split('\n');

        var positions = lines.Select(line =>
            JsonSerializer.Deserialize<JsonElement>(line).GetProperty("position").GetInt64());
        Assert.Equal(Enumerable.Range(1201, 1300).Select(position => (long)position), positions.Take(1300));
    }

    [Fact]
    public async Task Who_exported_it_is_in_it_afterwards()
    {
        await using var service = await AuditedService.StartAsync();
        await service.As(Roles.Operator).GetStringAsync("/audit/export");
        await service.SealedAsync(1);
        var export = await service.As(Roles.Operator).GetStringAsync("/audit/export");
        Assert.Contains("audit.exported", export, StringComparison.Ordinal);
        Assert.Contains("\"actor\":\"auditor\"", export, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/audit/export")]
    [InlineData("/audit/heads")]
    public async Task It_is_for_administrators_and_operators(string path)
    {
        await using var service = await AuditedService.StartAsync();
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role", await service.As(Roles.FinanceOfficer).GetAsync(path));
        var answer = await service.As(Roles.Operator).GetAsync(path);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
    }
}
