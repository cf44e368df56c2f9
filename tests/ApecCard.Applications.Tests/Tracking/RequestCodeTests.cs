using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ApecCard.Applications.Tracking;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>A code reaches the applicant and nobody else, and who asks learns nothing.</summary>
[Collection(nameof(TheTrackingService))]
public class RequestCodeTests(TrackingService service)
{
    [Fact]
    public async Task A_code_comes_to_the_applicants_address_and_only_its_hash_is_kept()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);

        Assert.Matches("^[0-9]{6}$", code.Digits);
        Assert.Contains(caseFile.Number!, service.MailsTo(email)[^1].Text, StringComparison.Ordinal);
        var kept = Assert.Single(await service.Codes(caseFile.Number!));
        Assert.Equal((32, caseFile.Id), (kept.Hash!.Length, kept.CaseId));
        Assert.DoesNotContain(code.Digits, Encoding.UTF8.GetString(kept.Hash), StringComparison.Ordinal);
        Assert.Equal(1, await service.Audited("tracking.code-sent", $"{caseFile.Id}"));
    }

    [Fact]
    public async Task A_code_comes_to_the_applicants_mobile()
    {
        var (caseFile, email, mobile) = await service.Tracked();
        await service.MobileIsChecked(caseFile);
        var requestId = await service.Asked(caseFile.Number, TrackingChannel.Mobile);
        await Eventually.Is(() => service.TextsTo(mobile).Length == 1);
        Assert.Empty(service.CodesTo(email));
        var answer = await service.Open(new(requestId, TrackingService.CodeIn(service.TextsTo(mobile)[0])));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Who_asks_does_not_learn_whether_there_is_such_a_case()
    {
        var (caseFile, email, _) = await service.Tracked();
        var known = await service.Ask(caseFile.Number);
        var unknown = await service.Ask("APEC20170101000001");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(Shape(await known.Content.ReadAsStringAsync()), Shape(await unknown.Content.ReadAsStringAsync()));
        Assert.Equal(known.Headers.Select(header => header.Key), unknown.Headers.Select(header => header.Key));

        await Eventually.Is(() => service.CodesTo(email).Length == 1);
        await service.IsSettled("APEC20170101000001");
        Assert.Null(Assert.Single(await service.Codes("APEC20170101000001")).Hash);

        static string Shape(string json) => Regex.Replace(json, "[0-9a-f]", "0");
    }

    [Fact]
    public async Task Three_codes_are_sent_within_fifteen_minutes_however_many_ask_at_once()
    {
        var (caseFile, email, _) = await service.Tracked();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Ask(caseFile.Number)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await service.IsSettled(caseFile.Number!);
        Assert.Equal(3, (await service.Codes(caseFile.Number!)).Length);

        await service.Age(caseFile.Number!, TimeSpan.FromMinutes(14));
        await service.Ask(caseFile.Number);
        Assert.Equal(3, (await service.Codes(caseFile.Number!)).Length);
        await service.Age(caseFile.Number!, TimeSpan.FromMinutes(1));
        await service.ACode(caseFile, email);
        Assert.Equal(4, (await service.Codes(caseFile.Number!)).Length);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_slows_nobody_and_gets_the_code_later()
    {
        var (caseFile, email, mobile) = await service.Tracked();
        await service.MobileIsChecked(caseFile);
        Guid requestId;
        await service.StopMailServer();
        try
        {
            requestId = await service.Asked(caseFile.Number);
            await service.IsLogged(caseFile, "unreachable");
            await service.Ask(caseFile.Number, TrackingChannel.Mobile);
            await Eventually.Is(() => service.TextsTo(mobile).Length == 1);
        }
        finally
        {
            await service.StartMailServer();
        }

        await Eventually.Is(() => service.CodesTo(email).Length == 1, seconds: 30);
        var opened = await service.Open(new(requestId, service.CodesTo(email)[0]));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
    }

    [Fact]
    public async Task A_code_that_could_not_be_sent_in_its_life_is_not_sent_any_more()
    {
        var (caseFile, _, mobile) = await service.Tracked();
        await service.MobileIsChecked(caseFile);
        service.SmsBehaviour.Current = new(FailRate: 1);
        await service.Ask(caseFile.Number, TrackingChannel.Mobile);
        await service.IsLogged(caseFile, "sms-503");
        service.SmsBehaviour.Current = new();
        await service.Age(caseFile.Number!, TrackingCode.Life);
        await Due(caseFile.Number!);
        await service.IsSettled(caseFile.Number!);
        Assert.Empty(service.TextsTo(mobile));
    }

    [Fact]
    public async Task A_number_that_does_not_exist_is_not_tried_again()
    {
        var (caseFile, _, mobile) = await service.Tracked();
        await service.MobileIsChecked(caseFile);
        service.SmsBehaviour.Current = new(Refuse: [mobile]);
        await service.Ask(caseFile.Number, TrackingChannel.Mobile);
        await service.IsLogged(caseFile, "sms-422");
        await service.IsSettled(caseFile.Number!);
        service.SmsBehaviour.Current = new();
    }

    [Fact]
    public async Task A_code_is_neither_logged_nor_audited_nor_sent_over_the_bus()
    {
        var (caseFile, email, mobile) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        await service.Open(code.Mistyped);
        await service.Open(code);

        await using var db = service.OpenDatabase();
        var audited = await db.AuditEntries.Where(entry => entry.Subject == $"{caseFile.Id}").ToListAsync();
        var written = service.Log.Text
            + string.Concat(audited.Select(entry => $"{entry.Action} {entry.Actor} {entry.Reason} "));
        Assert.Equal(["tracking.code-sent", "tracking.session-opened"], audited.Select(entry => entry.Action).Order());
        Assert.DoesNotMatch($"(?<![0-9a-f]){code.Digits}(?![0-9a-f])", written);
        Assert.DoesNotContain(email, written, StringComparison.Ordinal);
        Assert.DoesNotContain(mobile, written, StringComparison.Ordinal);
        Assert.False(await db.Outbox.AnyAsync());
    }

    [Theory]
    [InlineData("""{"caseNumber":"APEC2018","channel":"Email"}""", "caseNumber", "invalid-input")]
    [InlineData("""{"channel":"Email"}""", "caseNumber", "invalid-input")]
    [InlineData("""{"caseNumber":"APEC20180101000001"}""", "channel", "invalid-input")]
    [InlineData("""{"caseNumber":"APEC20180101000001","channel":"Pigeon"}""", "channel", "malformed")]
    public async Task What_cannot_be_is_refused_by_its_field(string json, string field, string code)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        await Refusal.IsAbout(field, await service.Anonymous().PostAsync("/tracking/codes", body), code);
    }

    private async Task Due(string caseNumber)
    {
        await using var db = service.OpenDatabase();
        await db.TrackingCodes.Where(code => code.CaseNumber == caseNumber)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.NextAttemptAt, code => code.RequestedAt));
    }
}
