using System.Text;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Review.PreClearances.PreClearanceState;

namespace ApecCard.Review.Tests.PreClearances;

public class RecordWordTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_economys_word_is_taken_and_the_bus_hears_of_it()
    {
        var review = await service.ACaseInPreClearance();
        await Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1));

        await Eventually.Is(() => service.IsPublished<EconomyDecided>(decided => decided.CaseId == review.Id
            && decided is { Economy: "AUS", Decision: PreClearanceDecision.Granted, PreClearanceVersion: 1 }));
        Assert.Equal((Granted, 1), await service.Word(review, "AUS"));
        Assert.Equal(1, await Audited(review, "AUS"));
    }

    [Fact]
    public async Task The_same_event_twice_counts_once_and_at_the_same_time_too()
    {
        var review = await service.ACaseInPreClearance();
        var decision = Said.Decided(review, "AUS", "Granted", version: 1, id: "one");
        await Record("economy-aus", decision);
        await Record("economy-aus", decision);
        await Record("economy-aus", Said.Decided(review, "AUS", "Refused", version: 9, id: "one"));

        var attempts = Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await Record("economy-jpn", Said.Decided(review, "JPN", "Granted", version: 1, id: "two"));
            }
            catch (Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // The queue would bring it again.
            }
        });
        await Task.WhenAll(attempts);

        Assert.Equal((Granted, 1), await service.Word(review, "AUS"));
        Assert.Equal((1, 1), (await Audited(review, "AUS"), await Audited(review, "JPN")));
    }

    [Fact]
    public async Task A_later_word_replaces_an_earlier_one_also_when_it_comes_first()
    {
        var review = await service.ACaseInPreClearance();
        await Record("economy-nzl", Said.Decided(review, "NZL", "Refused", version: 2));
        await Record("economy-nzl", Said.Decided(review, "NZL", "Granted", version: 1));
        Assert.Equal((Refused, 2), await service.Word(review, "NZL"));

        await Record("economy-nzl", Said.Decided(review, "NZL", "Granted", version: 3));
        Assert.Equal((Granted, 3), await service.Word(review, "NZL"));
    }

    [Theory]
    [InlineData("economy-jpn", "decision.not-from-economy")]
    [InlineData("apec", "decision.not-from-economy")]
    [InlineData(null, "decision.not-from-economy")]
    public async Task Nobody_decides_for_an_economy_but_itself(string? user, string code)
    {
        var review = await service.ACaseInPreClearance();
        Assert.Equal(code, await Rejected(user, Said.Decided(review, "AUS", "Granted", version: 1)));
        Assert.Equal((Requested, 0), await service.Word(review, "AUS"));
    }

    [Fact]
    public async Task An_economy_answers_only_its_own_requests()
    {
        var review = await service.ACaseInPreClearance();
        var foreign = Said.Decided(review, "AUS", "Granted", 1, requestId: PreClearance.IdOf(review.Id, "JPN"));
        Assert.Equal("decision.not-its-request", await Rejected("economy-aus", foreign));

        var neverAsked = Said.Decided(await service.ACase(), "AUS", "Granted", 1);
        Assert.Equal("decision.unknown-request", await Rejected("economy-aus", neverAsked));

        var noEconomy = Said.Decided(review, "USA", "Granted", 1);
        Assert.Equal("decision.unknown-economy", await Rejected("economy-usa", noEconomy));
    }

    [Fact]
    public async Task An_answer_that_is_faster_than_our_own_note_of_the_question_waits_for_it()
    {
        var review = await service.ACase(Stories.MinistryPassed);
        await Assert.ThrowsAsync<TooEarlyException>(() =>
            Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1)));
    }

    [Fact]
    public async Task An_answer_that_comes_while_the_question_is_being_saved_is_taken()
    {
        var review = await service.ACase(Stories.MinistryPassed);
        await using var db = service.OpenDatabase();
        await using var saving = await db.Database.BeginTransactionAsync();
        var asked = (await db.Cases.FindAsync(review.Id))!;
        asked.RequestPreClearance(["AUS"], Stories.Today);
        db.Add(PreClearance.Request(review.Id, "AUS", Stories.Today));
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("""lock table "Cases" in access exclusive mode""");

        // Finds no request and is kept from the case; meanwhile both are saved.
        var taken = Record("economy-aus", Said.Decided(review, "AUS", "Granted", version: 1));
        await Eventually.Is(async () => (await db.Database.SqlQuery<int>(
            $"""select count(*)::int as "Value" from pg_locks where not granted and relation = '"Cases"'::regclass""")
            .ToListAsync()).Single() > 0);
        await saving.CommitAsync();

        Assert.True(await taken);
        Assert.Equal((Granted, 1), await service.Word(review, "AUS"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("\u0000\u0001")]
    [InlineData("REPLACE specversion", "\"1.0\"", "\"0.3\"")]
    [InlineData("REPLACE type", "abtc.preclearance.decided", "abtc.preclearance.other")]
    [InlineData("REPLACE decision", "\"Granted\"", "\"Maybe\"")]
    [InlineData("REPLACE decision by number", "\"Granted\"", "1")]
    [InlineData("REPLACE version", "\"version\":1", "\"version\":0")]
    [InlineData("REPLACE big version", "\"version\":1", "\"version\":99999999999")]
    [InlineData("REPLACE no version", "\"version\":1", "\"other\":1")]
    [InlineData("REPLACE id", "\"id\":\"", "\"id\":\"\\u0000")]
    [InlineData("REPLACE no id", "\"id\":", "\"other\":")]
    [InlineData("REPLACE null source", "\"source\":\"economy/AUS\"", "\"source\":null")]
    [InlineData("REPLACE time", "\"decidedAt\":\"", "\"decidedAt\":\"today ")]
    public async Task What_is_malformed_is_rejected_and_never_repeated_in_the_log(
        string body, string? from = null, string? to = null)
    {
        var review = await service.ACaseInPreClearance();
        if (from is not null)
        {
            var right = Encoding.UTF8.GetString(Said.Decided(review, "AUS", "Granted", version: 1));
            body = right.Replace(from, to, StringComparison.Ordinal);
            Assert.NotEqual(right, body);
        }

        Assert.Equal("decision.malformed", await Rejected("economy-aus", Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_body_of_a_megabyte_is_rejected_unread() => Assert.Equal(
        "decision.malformed", await Rejected("economy-aus", new byte[1024 * 1024]));

    private Task<bool> Record(string? user, byte[] body) => service.Record(user, body);

    private async Task<string> Rejected(string? user, byte[] body) =>
        (await Assert.ThrowsAsync<WordRejectedException>(() => Record(user, body))).Code;

    private Task<int> Audited(ReviewCase review, string economy)
    {
        var subject = PreClearance.IdOf(review.Id, economy).ToString();
        return service.Count<AuditEntry>(entries => entries.Where(entry => entry.Subject == subject));
    }
}
