using System.Diagnostics;
using System.Globalization;
using ApecCard.Testing;
using Xunit.Abstractions;

namespace ApecCard.ServiceDefaults.Tests.Auditing;

/// <summary>One changed line among a million is found in under a minute (20,000 lines without APEC_FULL=1).</summary>
public sealed class LongChainTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly int _length = Campaign.Of(20_000);
    private AuditedService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await AuditedService.StartAsync();
        await _service.TamperAsync(
            $"""
            insert into "AuditEntries" ("Id", "At", "Actor", "Action", "Subject")
            select gen_random_uuid(), now() + n * interval '1 second', gen_random_uuid(), 'case.submitted',
            gen_random_uuid()
            from generate_series(1, {_length}) as n
            """);
        await using var db = _service.OpenDatabase();
        await Eventually.Is(() => File.Exists(_service.AnchorFile) && LastAnchor().Contains(
            $"\"position\":{_length},", StringComparison.Ordinal), seconds: 600);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task One_altered_and_one_deleted_entry_are_found_in_time()
    {
        var (altered, deleted) = (_length * 2 / 3, _length / 3);
        await _service.TamperAsync(
            $"""
            update "AuditEntries" set "Subject" = 'another' where "Position" = {altered};
            delete from "AuditEntries" where "Position" = {deleted}
            """);
        var folder = _service.Folder.CreateSubdirectory("export").FullName;
        File.Copy(_service.AnchorFile, Path.Combine(folder, Path.GetFileName(_service.AnchorFile)));
        var watch = Stopwatch.StartNew();
        var file = await _service.SaveAsync(
            "/audit/export", Path.Combine(folder, $"{AuditedService.Name}.audit.jsonl"));
        var exported = watch.Elapsed;

        var (code, said) = await AuditedService.VerifyAsync(file);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_length} entries: exported in {exported.TotalSeconds:0.0} s, " +
            $"verified in {(watch.Elapsed - exported).TotalSeconds:0.0} s"));
        Assert.Equal(1, code);
        Assert.Contains($"position {deleted}: deleted", said, StringComparison.Ordinal);
        Assert.Contains($"position {altered}: altered", said, StringComparison.Ordinal);
        Assert.Equal(2, said.Split("position ").Length - 1);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
    }

    private string LastAnchor() => File.ReadLines(_service.AnchorFile).LastOrDefault() ?? "";
}
