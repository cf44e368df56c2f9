using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests.Fees;

public class ConfigureLocalFeesTests(PaymentsService service) : IClassFixture<PaymentsService>
{
    private static readonly DateOnly _today = DateTimeOffset.UtcNow.DayInShanghai();
    private readonly string _office = $"o{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task An_administrator_adds_a_version_and_the_former_ones_stay()
    {
        Assert.Equal((0, 720.00m), await Now());

        await Configured(80, _today, "price list 2026");
        await Configured(90.5m, _today.AddDays(30), "from next month on");

        Assert.Equal((2, 800.00m), await Now());
        var history = await service.As(Roles.FinanceOfficer)
            .GetFromJsonAsync<GetLocalFeesHistory.Entry[]>($"/offices/{_office}/local-fees/history", Json.Options);
        Assert.Equal([(2, 90.5m, "from next month on"), (1, 80m, "price list 2026")],
            history!.Select(entry => (entry.Version, entry.Fees.Single().Amount, entry.Reason)));
        Assert.All(history!, entry => Assert.Equal("admin-1", entry.ConfiguredBy));
        await using var db = service.OpenDatabase();
        Assert.Equal(2, await db.AuditEntries.CountAsync(
            entry => entry.Subject == _office && entry.Action == "local-fees.configured" && entry.Actor == "admin-1"));
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so_and_of_two_at_once_one_wins()
    {
        await Configured(80, _today, "first");

        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile",
            await Put(Body(90, _today, "second"), ifMatch: "\"0\""));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Put(Body(90, _today, "second"), ifMatch: "\"1\"")));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal((2, 810.00m), await Now());
    }

    [Theory]
    [InlineData("fees", "null")]
    [InlineData("fees[0].amount", """[{"chineseName":"服务费","englishName":"Service","amount":0}]""")]
    [InlineData("fees[0].amount", """[{"chineseName":"服务费","englishName":"Service","amount":-5}]""")]
    [InlineData("fees[0].amount", """[{"chineseName":"服务费","englishName":"Service","amount":1.005}]""")]
    [InlineData("fees[0].amount", """[{"chineseName":"服务费","englishName":"Service"}]""")]
    [InlineData("fees[0].chineseName", """[{"chineseName":"","englishName":"Service","amount":5}]""")]
    [InlineData("fees[1].chineseName", """
        [{"chineseName":"服务费","englishName":"Service","amount":5},
         {"chineseName":"服务费","englishName":"Service","amount":5}]
        """)]
    public async Task Fees_that_make_no_sense_are_refused_and_change_nothing(string field, string fees)
    {
        await Refusal.IsAbout(field, await Put($$"""{"effectiveOn":"{{_today:O}}","fees":{{fees}},"reason":"why"}"""));
        Assert.Equal((0, 720.00m), await Now());
    }

    [Fact]
    public async Task Without_a_reason_for_the_past_or_under_an_impossible_code_nothing_is_configured()
    {
        await Refusal.IsAbout("reason", await Put(Body(5, _today, "")));
        await Refusal.IsAbout("effectiveOn", await Put(Body(5, _today.AddDays(-1), "why")));
        await Refusal.IsAbout("effectiveOn", await Put("""{"fees":[],"reason":"why"}"""));
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed",
            await Put("""{"effectiveOn":"soon","fees":[],"reason":"why"}"""));
        await Refusal.IsAbout("office", await Put(Body(5, _today, "why"), office: "Shanghai!"));
        Assert.Equal((0, 720.00m), await Now());
    }

    [Theory]
    [InlineData(Roles.FinanceOfficer)]
    [InlineData(Roles.ServicePointClerk)]
    [InlineData(Roles.Agent)]
    public async Task Nobody_but_an_administrator_configures(string role) => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role", await Put(Body(5, _today, "why"), role: role));

    private async Task Configured(decimal amount, DateOnly from, string reason) =>
        Assert.Equal(HttpStatusCode.OK, (await Put(Body(amount, from, reason))).StatusCode);

    private static string Body(decimal amount, DateOnly from, string reason) => JsonSerializer.Serialize(new
    {
        effectiveOn = from,
        fees = new[] { new { chineseName = "服务费", englishName = "Service", amount } },
        reason,
    });

    private async Task<HttpResponseMessage> Put(
        string body, string? ifMatch = null, string? office = null, string role = Roles.Administrator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/offices/{office ?? _office}/local-fees")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        return await service.As(role, subject: "admin-1").SendAsync(request);
    }

    private async Task<(int Version, decimal DueToday)> Now()
    {
        var answer = await service.As(Roles.Agent, Guid.NewGuid()).GetAsync($"/offices/{_office}/local-fees");
        var shown = (await answer.Content.ReadFromJsonAsync<GetLocalFees.Response>(Json.Options))!;
        Assert.Equal($"\"{shown.Version}\"", answer.Headers.ETag?.Tag);
        return (shown.Version, shown.DueToday);
    }
}
