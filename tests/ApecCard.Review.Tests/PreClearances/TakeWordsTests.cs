using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Review.PreClearances.PreClearanceState;

namespace ApecCard.Review.Tests.PreClearances;

public class TakeWordsTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_economy_says_one_thing_over_http_and_the_broker_brings_it_again_in_vain()
    {
        var review = await service.ACaseInPreClearance();
        var decided = Said.Decided(review, "AUS", "Granted", version: 1, id: "http 1");

        Assert.Equal(["Accepted"], await Outcomes(service.Economy("AUS"), decided, "application/cloudevents+json"));
        Assert.Equal(["AlreadyKnown"], await Outcomes(service.Economy("AUS"), decided));
        Assert.False(await service.Record("economy-aus", decided));

        Assert.Equal((Granted, 1), await service.Word(review, "AUS"));
        await Eventually.Is(() => service.IsPublished<EconomyDecided>(one => one.CaseId == review.Id));
    }

    [Fact]
    public async Task Of_many_each_is_taken_or_rejected_by_itself_and_in_order()
    {
        var (review, notAsked) = (await service.ACaseInPreClearance(), await service.ACase());
        var aboutToBeAsked = await service.ACase(Stories.MinistryPassed);
        var words = Array(
            Said.Queried(review, "CHL", "Why?", version: 1, id: "a"),
            Said.Decided(review, "CHL", "Granted", version: 2, id: "b"),
            Said.Decided(review, "CHL", "Granted", version: 2, id: "b"),
            Said.Decided(review, "PER", "Granted", version: 1),
            Said.Decided(review, "CHL", "Granted", version: 3, requestId: PreClearance.IdOf(review.Id, "PER")),
            Said.Decided(notAsked, "CHL", "Granted", version: 1),
            Said.Decided(aboutToBeAsked, "CHL", "Granted", version: 1),
            Said.Queried(review, "CHL", new string('?', 4001), version: 3),
            Said.Queried(review, "CHL", "Too late?", version: 3),
            "17"u8.ToArray(),
            Said.Withdrawn(review, "CHL", version: 3, id: "z"));

        Assert.Equal(
            [
                "Accepted", "Accepted", "AlreadyKnown", "decision.not-from-economy", "decision.not-its-request",
                "decision.unknown-request", "decision.too-early", "decision.malformed", "decision.already-decided",
                "decision.malformed", "Accepted",
            ],
            await Outcomes(service.Economy("CHL"), words, "application/cloudevents-batch+json"));

        Assert.Equal((Withdrawn, 3), await service.Word(review, "CHL"));
        Assert.Equal((Requested, 0), await service.Word(review, "PER"));
        var requestId = PreClearance.IdOf(review.Id, "CHL");
        Assert.Equal(3, await service.Count<ReceivedWord>(all => all.Where(one => one.RequestId == requestId)));
    }

    [Fact]
    public async Task The_same_word_ten_times_at_once_is_taken_once()
    {
        var review = await service.ACaseInPreClearance();
        var decided = Said.Decided(review, "KOR", "Granted", version: 1);
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Outcomes(service.Economy("KOR"), decided)));
        Assert.Single(outcomes, one => one is ["Accepted"]);
        Assert.Equal(9, outcomes.Count(one => one is ["AlreadyKnown"]));
    }

    [Theory]
    [InlineData("decision.unknown-economy", "abtc.preclearance.decided", "economy/USA")]
    [InlineData("decision.not-from-economy", "abtc.preclearance.decided", "economy/JPN")]
    [InlineData("decision.malformed", "abtc.preclearance.other", "economy/AUS")]
    public async Task One_event_is_rejected_as_one_of_many_would_be(string code, string type, string source)
    {
        var review = await service.ACaseInPreClearance();
        var wrong = Encoding.UTF8.GetString(Said.Decided(review, "AUS", "Granted", version: 1))
            .Replace("abtc.preclearance.decided", type, StringComparison.Ordinal)
            .Replace("economy/AUS", source, StringComparison.Ordinal);
        Assert.Equal([code], await Outcomes(service.Economy("AUS"), Encoding.UTF8.GetBytes(wrong)));
        Assert.Equal((Requested, 0), await service.Word(review, "AUS"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[{}")]
    [InlineData("null")]
    public async Task What_is_no_list_of_events_is_400(string body) => await Refusal.Is(
        HttpStatusCode.BadRequest, "malformed", await Send(service.Economy("AUS"), Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task A_thousand_are_taken_at_once_and_not_one_more()
    {
        var thousand = Array([.. Enumerable.Repeat("{}"u8.ToArray(), 1000)]);
        Assert.Equal(1000, (await Outcomes(service.Economy("AUS"), thousand)).Length);

        var more = Array([.. Enumerable.Repeat("{}"u8.ToArray(), 1001)]);
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await Send(service.Economy("AUS"), more));
    }

    [Fact]
    public async Task More_than_a_megabyte_is_413_also_when_nobody_says_so_before()
    {
        var large = Encoding.UTF8.GetBytes($"[\"{new string('x', 1024 * 1024)}\"]");
        await Refusal.Is(HttpStatusCode.RequestEntityTooLarge, "too-large", await Send(service.Economy("AUS"), large));

        using var unannounced = new StreamContent(new Unseekable(large));
        unannounced.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        await Refusal.Is(HttpStatusCode.RequestEntityTooLarge, "too-large",
            await service.Economy("AUS").PostAsync("/pre-clearances/words", unannounced));
    }

    [Fact]
    public async Task Only_an_economy_speaks_here_and_only_in_json()
    {
        var body = "{}"u8.ToArray();
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await Send(service.Anonymous(), body));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role", await Send(service.As(Roles.MinistryOfficer), body));
        await Refusal.Is(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type",
            await Send(service.Economy("AUS"), body, "text/plain"));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient http, byte[] body, string type = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await http.PostAsync("/pre-clearances/words", content);
    }

    // What became of each: its code, where it is rejected.
    private static async Task<string[]> Outcomes(HttpClient http, byte[] body, string type = "application/json")
    {
        var answer = await Send(http, body, type);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var answers = (await answer.Content.ReadFromJsonAsync<TakeWords.Answer[]>(Json.Options))!;
        Assert.Equal(Enumerable.Range(0, answers.Length), answers.Select(one => one.Index));
        Assert.All(answers, one => Assert.Equal(one.Outcome is TakeWords.Outcome.Rejected, one.Reason is not null));
        return [.. answers.Select(one => one.Code ?? $"{one.Outcome}")];
    }

    private static byte[] Array(params byte[][] words) =>
        Encoding.UTF8.GetBytes($"[{string.Join(',', words.Select(Encoding.UTF8.GetString))}]");

    // A body whose length nobody knows.
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
