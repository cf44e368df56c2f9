using ApecCard.Applications.Cases;
using ApecCard.Applications.Messages;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Messages;

/// <summary>Mail goes out when it can; that it cannot is seen, and holds up no case.</summary>
public sealed class MailerTests(MailingService service) : IClassFixture<MailingService>, IAsyncLifetime
{
    private static int _last;
    private readonly string _applicant = $"traveller{Interlocked.Increment(ref _last)}@example.cn";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        service.Behaviour.Current = new();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Mail_says_what_happened_in_the_recipients_language()
    {
        var caseFile = await Submitted();
        await Eventually.Is(() => service.MailsTo(_applicant).Length == 1);
        var mail = service.MailsTo(_applicant).Single();
        Assert.Equal($"APEC 商务旅行卡 {caseFile.Number}：申请已提交，等待初审", mail.Subject);
        Assert.Contains($"https://apeccard.example/cases/{caseFile.Id}", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王伟", mail.Subject + mail.Text, StringComparison.Ordinal);
        await Eventually.Is(() => ApplicantsIs(caseFile, message => message is { Mail: MailState.Sent, Attempts: 1 }));
    }

    [Fact]
    public async Task Several_replicas_send_each_mail_once()
    {
        await using var replica = service.WithWebHostBuilder(_ => { });
        _ = replica.Services;
        await service.Cases(60, Story);
        await Eventually.Is(() => service.MailsTo(_applicant).Length >= 60, seconds: 60);
        await Task.Delay(3000); // a second one would come with the next look
        var ids = service.MailsTo(_applicant).Select(mail => mail.MessageId).ToArray();
        Assert.Equal((60, 60), (ids.Length, ids.Distinct().Count()));
    }

    [Fact]
    public async Task A_mail_server_that_is_away_is_seen_holds_up_no_case_and_gets_the_mail_later()
    {
        await service.StopMailServer();
        try
        {
            var caseFile = await Submitted();
            await Eventually.Is(() => ApplicantsIs(
                caseFile, message => message is { LastError: "unreachable", Mail: MailState.Pending }));
            await service.Bus.Publish(new Contracts.PreliminaryReviewPassed(caseFile.Id, 1, Stories.Today));
            await Eventually.Is(() => service.Now(caseFile, c => c.Stage is Stage.ForeignAffairsReview));
            Assert.Contains(
                await Problems(), problem => problem.CaseId == caseFile.Id && problem.LastError == "unreachable");

            await service.StartMailServer();
            service.Clock.Now += TimeSpan.FromHours(1);
            await Eventually.Is(() => service.MailsTo(_applicant).Length == 2, seconds: 30);
            await Eventually.Is(async () => (await Problems()).All(problem => problem.CaseId != caseFile.Id));
        }
        finally
        {
            await service.StopMailServer();
            await service.StartMailServer();
        }
    }

    [Fact]
    public async Task An_address_that_does_not_exist_bounces_and_is_not_tried_again()
    {
        service.Behaviour.Current = new(Refuse: [_applicant]);
        var caseFile = await Submitted();
        await Eventually.Is(
            () => ApplicantsIs(caseFile, message => message is { Mail: MailState.Bounced, LastError: "smtp-550" }));

        var seen = await service.Owner(caseFile).GetFromJsonAsync<GetCaseMessages.Item[]>(
            $"/cases/{caseFile.Id}/messages", Json.Options);
        Assert.Contains(
            seen!, item => item is { Recipient: Recipient.Applicant, Mail: MailState.Bounced, NextAttemptAt: null });
        Assert.Contains(seen!, item => item is { Recipient: Recipient.Enterprise, LastError: null });
        Assert.Contains(
            await Problems(), problem => problem.CaseId == caseFile.Id && problem.Mail is MailState.Bounced);
    }

    [Fact]
    public async Task A_server_that_has_no_time_is_asked_again_later()
    {
        service.Behaviour.Current = new(FailRate: 1);
        var caseFile = await Submitted();
        await Eventually.Is(
            () => ApplicantsIs(caseFile, message => message is { Mail: MailState.Pending, LastError: "smtp-451" }));
        service.Behaviour.Current = new();
        service.Clock.Now += TimeSpan.FromMinutes(5);
        await Eventually.Is(() => service.MailsTo(_applicant).Length == 1);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_not_waited_for()
    {
        service.Behaviour.Current = new(DelayMs: 10_000);
        var caseFile = await Submitted();
        await Eventually.Is(() => ApplicantsIs(caseFile, message => message.LastError == "timeout"), seconds: 30);
    }

    [Fact]
    public async Task The_log_holds_no_address()
    {
        service.Behaviour.Current = new(Refuse: [_applicant]);
        var caseFile = await Submitted();
        await Eventually.Is(() => ApplicantsIs(caseFile, message => message.Mail is MailState.Bounced));
        Assert.Contains("smtp-550", service.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.cn", service.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_is_tried_ever_more_seldom_and_given_up_after_days()
    {
        var caseFile = Stories.A(Story);
        var message = new Message(caseFile.News[^1], Recipient.Applicant, Language.Chinese, isMailWanted: true);
        var (now, waits) = (Stories.Today, new List<TimeSpan>());
        while (message.Mail is MailState.Pending)
        {
            message.Attempt(now + TimeSpan.FromMinutes(15));
            message.Failed("unreachable", now);
            waits.Add((message.NextAttemptAt ?? now) - now);
            now = message.NextAttemptAt ?? now;
        }

        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromHours(4)), (waits[0], waits.Max()));
        Assert.Equal(waits[..^1].Order(), waits[..^1]);
        Assert.Equal(MailState.Failed, message.Mail);
        Assert.InRange(now - Stories.Today, TimeSpan.FromDays(4), TimeSpan.FromDays(5));
    }

    private void Story(CaseFile caseFile)
    {
        caseFile.SaveForm(Forms.With(applicant => applicant with { Email = _applicant }), Stories.Today);
        caseFile.Submit(
            $"APEC20190101{Interlocked.Increment(ref _last):D6}", [1], 1, [ApplicationsService.Photo], Stories.Today);
    }

    private Task<CaseFile> Submitted() => service.ACase(Story);

    private async Task<bool> ApplicantsIs(CaseFile caseFile, Func<Message, bool> so) =>
        (await service.Messages(caseFile)).Any(message => message.Recipient is Recipient.Applicant && so(message));

    private async Task<IReadOnlyList<ListDeliveryProblems.Item>> Problems() =>
        (await service.As(Roles.Operator).GetFromJsonAsync<Page<ListDeliveryProblems.Item>>(
            "/messages/delivery-problems?limit=100", Json.Options))!.Items;
}
