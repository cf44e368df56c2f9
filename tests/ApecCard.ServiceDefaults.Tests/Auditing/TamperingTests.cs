namespace ApecCard.ServiceDefaults.Tests.Auditing;

/// <summary>Who can change the database cannot change what it says happened without being found out.</summary>
public sealed class TamperingTests : IAsyncLifetime
{
    private AuditedService _service = null!;

    // Ten batches of ten, so ten anchors.
    public async Task InitializeAsync()
    {
        _service = await AuditedService.StartAsync();
        for (var batch = 1; batch <= 10; batch++)
        {
            await _service.WriteAsync(10);
            await _service.SealedAsync(10 * batch);
        }
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_chain_that_nobody_touched_is_whole()
    {
        var (code, said) = await _service.VerifyAsync(withHeads: true);
        Assert.True(code == 0, said);
        Assert.Contains("audited: whole, 100 entries, 10 anchors", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""set "Actor" = 'somebody else'""", "position 37: altered")]
    [InlineData("""set "At" = "At" + interval '1 microsecond'""", "position 37: altered")]
    [InlineData("""set "Reason" = case when "Reason" is null then '' else null end""", "position 37: altered")]
    [InlineData("""set "Hash" = '\x00'""", "position 37: its hash was altered")]
    public async Task An_altered_entry_is_named(string change, string said) =>
        await IsFound($"""update "AuditEntries" {change} where "Position" = 37""", said);

    [Fact]
    public async Task A_deleted_entry_is_named() =>
        await IsFound("""delete from "AuditEntries" where "Position" = 37""", "position 37: deleted");

    [Fact]
    public async Task A_deleted_entry_is_noticed_though_the_gap_was_closed() => await IsFound(
        """
        drop index "IX_AuditEntries_Position";
        delete from "AuditEntries" where "Position" = 37;
        update "AuditEntries" set "Position" = "Position" - 1 where "Position" > 37
        """,
        "position 37: altered; or the one before it was",
        "position 40: its anchor has another hash: between 31 and here",
        "position 100: deleted"); // by its anchor, or by the gap before the export's own entry, if that is sealed already

    [Theory]
    [InlineData("\"Hash\"", "position 37: inserted, with the hash of the one before it")]
    [InlineData("sha256('')", "position 37: inserted (")]
    public async Task An_inserted_entry_is_named(string hash, string said) => await IsFound(
        $"""
        drop index "IX_AuditEntries_Position";
        update "AuditEntries" set "Position" = "Position" + 1 where "Position" >= 37;
        insert into "AuditEntries" select gen_random_uuid(), "At", 'nobody', "Action", "Subject", "Reason", 37, {hash}
        from "AuditEntries" where "Position" = 36
        """,
        said, "position 40: its anchor has another hash");

    [Fact]
    public async Task A_second_entry_at_a_position_is_named() => await IsFound(
        """
        drop index "IX_AuditEntries_Position";
        insert into "AuditEntries" select gen_random_uuid(), "At", 'nobody', "Action", "Subject", "Reason", 37, "Hash"
        from "AuditEntries" where "Position" = 37
        """,
        "position 37: a second entry stands here");

    [Theory]
    [InlineData(37, 81)]
    [InlineData(37, 38)]
    public async Task Entries_that_changed_places_are_named(int one, int other) => await IsFound(
        $"""
        update "AuditEntries" set "Position" = -1 where "Position" = {one};
        update "AuditEntries" set "Position" = {one} where "Position" = {other};
        update "AuditEntries" set "Position" = {other} where "Position" = -1
        """,
        $"position {one}: moved: it belongs at position {other}",
        $"position {other}: moved: it belongs at position {one}");

    [Fact]
    public async Task A_tail_cut_off_with_its_heads_is_noticed_by_the_anchors() => await IsFound(
        """
        delete from "AuditEntries" where "Position" > 92;
        delete from "AuditHeads" where "Position" > 92
        """,
        "position 93: deleted, and all after it up to 100");

    [Fact]
    public async Task A_history_rewritten_as_a_whole_is_noticed_by_the_anchors()
    {
        await _service.StopReplicasAsync();
        await _service.TamperAsync(
            """
            delete from "AuditHeads";
            update "AuditEntries" set "Actor" = 'somebody else' where "Position" = 37;
            update "AuditEntries" set "Position" = null, "Hash" = null
            """);
        File.Move(_service.AnchorFile, _service.AnchorFile + ".true");
        await _service.StartReplicaAsync(); // seals them all anew
        await _service.SealedAsync(100);
        Assert.Equal(0, (await _service.VerifyAsync()).Code); // by itself the new chain is as good as the old

        File.Move(_service.AnchorFile + ".true", _service.AnchorFile, overwrite: true);
        var (code, said) = await _service.VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("its anchor has another hash", said, StringComparison.Ordinal);
    }

    // These, and nothing else but what was said of the same positions.
    private async Task IsFound(string tampering, params string[] said)
    {
        await _service.TamperAsync(tampering);
        var (code, report) = await _service.VerifyAsync();
        Assert.Equal(1, code);
        Assert.All(said, part => Assert.Contains(part, report, StringComparison.Ordinal));
        // The export's own.
        Assert.Equal(Positions(string.Join('\n', said)), Positions(report).Except(["position 101"]));
    }

    private static IEnumerable<string> Positions(string report) => report.Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith("position ", StringComparison.Ordinal))
        .Select(line => line.Split(':')[0]).Distinct();
}
