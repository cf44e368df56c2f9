using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Tests.Materials;

public class DossierTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly ChecklistItem _letter = AnItem("letter", maxCount: 1);
    private static readonly ChecklistItem _proof = AnItem("proof", maxCount: 2);
    private static readonly ChecklistItem _extra = AnItem("extra", maxCount: 1) with { Required = false };
    private static readonly Checklist _list = AList("shanghai", _letter, _proof, _extra);

    private readonly Dossier _materials =
        new() { Id = Guid.CreateVersion7(), EnterpriseId = Guid.CreateVersion7() };

    [Fact]
    public void Only_what_is_required_can_be_missing()
    {
        Add(_letter);

        Assert.Equal(["proof"], _materials.MissingFrom(_list));
    }

    [Fact]
    public void Nothing_is_frozen_while_something_is_missing()
    {
        Add(_letter);

        Assert.Equal(
            ["proof"], Assert.Throws<MaterialsMissingException>(() => _materials.Freeze(_list, null, _now)).Items());
        Assert.Equal(0, _materials.ManifestVersion);
        Assert.Empty(_materials.Frozen);
    }

    [Fact]
    public void An_item_takes_no_more_files_than_it_may()
    {
        Add(_proof);
        Add(_proof);

        Assert.Equal("materials.too-many", Assert.Throws<RuleViolationException>(() => Add(_proof)).Code);
    }

    [Fact]
    public void The_same_bytes_again_are_the_same_file()
    {
        var first = Add(_letter, "aa");

        Assert.Same(first, Add(_letter, "aa"));
        Assert.Equal("materials.too-many", Assert.Throws<RuleViolationException>(() => Add(_letter, "bb")).Code);
    }

    [Fact]
    public void Freezing_again_without_a_change_is_the_same_manifest()
    {
        Complete();

        Assert.Equal(1, _materials.Freeze(_list, null, _now)?.Version);
        Assert.Null(_materials.Freeze(_list, null, _now));
        Assert.Equal(1, _materials.ManifestVersion);
    }

    [Fact]
    public void A_changed_file_makes_the_next_manifest_and_the_first_one_stays()
    {
        var (letter, _) = Complete();
        var first = _materials.Freeze(_list, null, _now)!;

        _materials.Remove(letter.Id, _now);
        var corrected = Add(_letter);
        var second = _materials.Freeze(_list, null, _now)!;

        Assert.Equal((2, corrected.Id), (second.Version, second.Files[0].FileId));
        Assert.Equal(letter.Id, first.Files[0].FileId);
        Assert.Equal(3, _materials.Frozen.Length);
    }

    [Fact]
    public void A_frozen_file_leaves_the_checklist_and_is_kept_an_unfrozen_one_is_gone()
    {
        var (letter, _) = Complete();
        _materials.Freeze(_list, null, _now);
        var extra = Add(_extra);

        Assert.Same(letter, _materials.Remove(letter.Id, _now));
        Assert.Same(extra, _materials.Remove(extra.Id, _now));
        Assert.Null(_materials.Remove(letter.Id, _now));

        Assert.Equal(_now, letter.RemovedAt);
        Assert.Contains(letter, _materials.Files);
        Assert.DoesNotContain(extra, _materials.Files);
        Assert.Equal(["letter"], _materials.MissingFrom(_list));
    }

    [Fact]
    public void Another_office_gets_a_manifest_of_its_own_without_what_it_does_not_ask_for()
    {
        Complete();
        Add(_extra);
        Assert.Equal(3, _materials.Freeze(_list, null, _now)!.Files.Length);

        var hunans = _materials.Freeze(AList("hunan", _letter, _proof), null, _now)!;

        Assert.Equal((2, "hunan", 2), (hunans.Version, hunans.Office, hunans.Files.Length));
        Assert.Equal("hunan", _materials.Office);
    }

    [Fact]
    public void An_office_that_takes_fewer_files_refuses_the_rest_of_them()
    {
        Complete();
        Add(_proof);

        var refused = Assert.Throws<RuleViolationException>(
            () => _materials.Freeze(AList("xian", _letter, _proof with { MaxCount = 1 }), null, _now));

        Assert.Equal("materials.too-many", refused.Code);
    }

    private (StoredFile Letter, StoredFile Proof) Complete() => (Add(_letter), Add(_proof));

    private StoredFile Add(ChecklistItem item, string? sha256 = null) => _materials.Add(item, new()
    {
        DossierId = _materials.Id,
        EnterpriseId = _materials.EnterpriseId,
        Item = item.Item,
        Name = "x.pdf",
        ContentType = FileFacts.Pdf,
        Size = 1,
        Sha256 = sha256 ?? Guid.NewGuid().ToString("N"),
        Scan = MalwareScan.NotScanned,
        KeptAs = null,
        Key = [],
        UploadedBy = "someone",
        UploadedAt = _now,
    });

    private static ChecklistItem AnItem(string item, int maxCount) =>
        new(item, item, item, true, [FileFacts.Pdf], 100, maxCount, null);

    private static Checklist AList(string office, params ChecklistItem[] items) =>
        new() { Office = office, Version = 1, ValidFrom = _now, Items = items, TakesUnscanned = true };
}

file static class Refused
{
    public static string[] Items(this MaterialsMissingException refused) => (string[])refused.Extensions["missing"]!;
}
