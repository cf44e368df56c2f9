using System.Net;
using System.Text.RegularExpressions;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Tests.Messages;
using ApecCard.Applications.Tracking;
using ApecCard.Simulators;
using ApecCard.Simulators.Sms;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>The service with a mail server and a sender of text messages, simulated behind their protocols.</summary>
public sealed partial class TrackingService : MailingService
{
    private static int _last;
    private WebApplication _sms = null!;

    public Behaviour SmsBehaviour => _sms.Services.GetRequiredService<Behaviour>();

    public override async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Behaviour>();
        var map = SmsSimulator.Add(builder);
        _sms = builder.Build();
        _sms.Urls.Add("http://127.0.0.1:0");
        map(_sms);
        await _sms.StartAsync();
        await base.InitializeAsync();
    }

    /// <summary>A case that went this far, of an applicant with an address and a mobile of its own.</summary>
    public async Task<(CaseFile Case, string Email, string Mobile)> Tracked(Action<CaseFile>? story = null)
    {
        var one = Interlocked.Increment(ref _last);
        var (email, mobile) = ($"tracked{one}@example.cn", $"139{one:D8}");
        var caseFile = await ACase(caseFile =>
        {
            var form = Forms.With(applicant => applicant with { Email = email, Mobile = mobile });
            caseFile.SaveForm(form, Stories.Today);
            caseFile.Submit($"APEC20180101{one:D6}", Guid.NewGuid().ToByteArray(), 1, [Photo], Stories.Today);
            story?.Invoke(caseFile);
        });
        return (caseFile, email, mobile);
    }

    /// <summary>The applicant has checked the mobile before.</summary>
    public async Task MobileIsChecked(CaseFile caseFile)
    {
        await using var db = OpenDatabase();
        var secrets = Services.GetRequiredService<TrackingSecrets>();
        await db.NoteCheckedAsync(caseFile.Id, secrets, DateTimeOffset.UtcNow, CancellationToken.None);
        await db.SaveChangesAsync();
    }

    public async Task<HttpResponseMessage> Ask(string? caseNumber, TrackingChannel channel = TrackingChannel.Email) =>
        await Anonymous().PostAsJsonAsync("/tracking/codes", new { caseNumber, channel = $"{channel}" });

    /// <summary>Asks for a code, and says as what.</summary>
    public async Task<Guid> Asked(string? caseNumber, TrackingChannel channel = TrackingChannel.Email)
    {
        var answer = await Ask(caseNumber, channel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<RequestCode.Response>())!.RequestId;
    }

    public async Task<HttpResponseMessage> Open(SentCode code) =>
        await Anonymous().PostAsJsonAsync("/tracking/sessions", new { code.RequestId, code = code.Digits });

    /// <summary>The applicant asks for a code and gets it by e-mail.</summary>
    public async Task<SentCode> ACode(CaseFile caseFile, string email)
    {
        var before = CodesTo(email).Length;
        var requestId = await Asked(caseFile.Number);
        await Eventually.Is(() => CodesTo(email).Length > before);
        await IsSettled(caseFile.Number!); // and that is noted
        return new(requestId, CodesTo(email)[^1]);
    }

    /// <summary>
    /// Everything that was asked for is sent, or never will be; a mail that took too long is tried again.
    /// </summary>
    public Task IsSettled(string caseNumber) =>
        Eventually.Is(async () => (await Codes(caseNumber)).All(code => code.NextAttemptAt is null), seconds: 60);

    public Task IsLogged(CaseFile caseFile, string error) => Eventually.Is(
        () => Log.Text.Contains($"case {caseFile.Id} was not sent: {error}", StringComparison.Ordinal));

    /// <summary>The codes that came by e-mail, the first at the beginning.</summary>
    public string[] CodesTo(string email) =>
    [
        .. MailsTo(email).Where(mail => mail.Subject.Contains("验证码", StringComparison.Ordinal))
            .Select(mail => CodeIn(mail.Text)),
    ];

    public string[] TextsTo(string mobile) =>
        [.. _sms.Services.GetRequiredService<Telephones>().Find(mobile).Select(sms => sms.Text).Reverse()];

    public static string CodeIn(string text) => SixDigits().Match(text).Value;

    public async Task<TrackingCode[]> Codes(string caseNumber)
    {
        await using var db = OpenDatabase();
        return await db.TrackingCodes.AsNoTracking().Where(code => code.CaseNumber == caseNumber).ToArrayAsync();
    }

    /// <summary>As if its codes had been asked for so much earlier: the machine's own time cannot be moved.</summary>
    public async Task Age(string caseNumber, TimeSpan by)
    {
        await using var db = OpenDatabase();
        await db.TrackingCodes.Where(code => code.CaseNumber == caseNumber).ExecuteUpdateAsync(set => set
            .SetProperty(code => code.RequestedAt, code => code.RequestedAt - by)
            .SetProperty(code => code.ExpiresAt, code => code.ExpiresAt - by));
    }

    public async Task<int> Audited(string action, string subject)
    {
        await using var db = OpenDatabase();
        return await db.AuditEntries.CountAsync(entry => entry.Action == action && entry.Subject == subject);
    }

    public HttpClient Tracker(string token)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Add("X-Tracking-Token", token);
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("services:sms:http:0", _sms.Urls.First());
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _sms.DisposeAsync();
    }

    [GeneratedRegex(@"(?<![0-9A-Z])[0-9]{6}(?![0-9])")]
    private static partial Regex SixDigits();
}

/// <param name="RequestId">As the one who asked was told.</param>
/// <param name="Digits">As they came to the applicant.</param>
public sealed record SentCode(Guid RequestId, string Digits)
{
    public SentCode Mistyped => this with { Digits = Digits == "000000" ? "000001" : "000000" };
}

/// <summary>Tests that share one service: they keep to cases of their own.</summary>
[CollectionDefinition(nameof(TheTrackingService))]
public sealed class TheTrackingService : ICollectionFixture<TrackingService>;
