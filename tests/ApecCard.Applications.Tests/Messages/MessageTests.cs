using System.Net;
using ApecCard.Applications.Messages;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Messages;

/// <summary>
/// Every change of status and every economy's decision reaches enterprise, agents and applicant, once.
/// </summary>
public sealed class MessageTests(MailingService service) : IClassFixture<MailingService>
{
    [Fact]
    public async Task What_happens_is_told_to_each_recipient_once_though_it_is_heard_twice_at_the_same_moment()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        await Task.WhenAll(Stories.Three.Concat(Stories.Three).Select(economy => service.Bus.Publish(
            new EconomyDecided(
                caseFile.Id, economy, PreClearanceVersion: 1, PreClearanceDecision.Granted, Stories.Today))));
        await Eventually.Is(() => service.Now(caseFile, c => c.GrantedEconomies.Length == 3), seconds: 30);

        var decided = (await service.Messages(caseFile))
            .Where(message => message.Entry.What is TimelineEvent.EconomyGranted);

        Assert.Equal(
            Stories.Three.SelectMany(economy => Enum.GetValues<Recipient>().Select(recipient => (economy, recipient))),
            decided.Select(message => (message.Entry.Economy!, message.Recipient))
                .OrderBy(one => one.Item1).ThenBy(one => one.Recipient));
    }

    [Fact]
    public async Task A_second_message_about_the_same_to_the_same_is_impossible()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await using var db = service.OpenDatabase();
        var entry = await db.Timeline.FirstAsync(
            one => one.CaseId == caseFile.Id && one.What == TimelineEvent.Submitted);
        db.Add(new Message(entry, Recipient.Applicant, Language.Chinese, isMailWanted: false));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Silent_events_and_drafts_tell_nobody() =>
        Assert.Empty(await service.Messages(await service.ACase(Stories.Filled)));

    [Fact]
    public async Task The_inbox_is_paged_newest_first_and_each_sees_their_own()
    {
        var caseFile = await service.ACase(Stories.InMinistryReview);
        var http = service.Owner(caseFile);
        var first = (await http.GetFromJsonAsync<ListMessages.Inbox>("/messages?limit=3", Json.Options))!;
        var rest = (await http.GetFromJsonAsync<ListMessages.Inbox>(
            $"/messages?limit=100&after={first.Next}", Json.Options))!;
        var all = first.Items.Concat(rest.Items).ToArray();

        Assert.Equal((3, null, $"{all.Length}"), (first.Items.Count, rest.Next, first.Unread));
        Assert.Equal(5, all.Select(item => item.What).Distinct().Count());
        Assert.All(all, item => Assert.Contains(
            $"https://apeccard.example/cases/{caseFile.Id}", item.Body, StringComparison.Ordinal));
        var agent = await service.As(Roles.Agent, caseFile.EnterpriseId)
            .GetFromJsonAsync<ListMessages.Inbox>("/messages?limit=100", Json.Options);
        Assert.Empty(agent!.Items.Select(item => item.Id).Intersect(all.Select(item => item.Id)));
        Assert.Empty((await service.As(Roles.Enterprise, Guid.NewGuid())
            .GetFromJsonAsync<ListMessages.Inbox>("/messages", Json.Options))!.Items);
    }

    [Fact]
    public async Task A_message_that_was_read_is_not_counted_and_nobody_else_can_read_it()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var http = service.Owner(caseFile);
        var message = Assert.Single(
            (await http.GetFromJsonAsync<ListMessages.Inbox>("/messages", Json.Options))!.Items);

        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Enterprise, Guid.NewGuid()).PostAsync($"/messages/{message.Id}/read", null));
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await service.As(Roles.Agent, caseFile.EnterpriseId).PostAsync($"/messages/{message.Id}/read", null));
        Assert.Equal(HttpStatusCode.NoContent, (await http.PostAsync($"/messages/{message.Id}/read", null)).StatusCode);

        var inbox = (await http.GetFromJsonAsync<ListMessages.Inbox>("/messages", Json.Options))!;
        Assert.Equal(("0", Stories.Today), (inbox.Unread, inbox.Items.Single().ReadAt));
    }

    [Fact]
    public async Task Very_many_unread_are_not_counted_to_the_end()
    {
        var enterprise = await service.AnEnterprise();
        await service.Cases(100, Stories.InPreliminaryReview, enterprise);
        var inbox = await service.As(Roles.Enterprise, enterprise).GetFromJsonAsync<ListMessages.Inbox>(
            "/messages", Json.Options);
        Assert.Equal("99+", inbox!.Unread);
    }

    [Fact]
    public async Task Settings_choose_who_is_mailed_about_what_and_in_which_language()
    {
        var enterprise = await service.AnEnterprise();
        var http = service.As(Roles.Enterprise, enterprise);
        var before = (await http.GetFromJsonAsync<MessageSettingsView>("/message-settings", Json.Options))!;
        Assert.Equal((Language.Chinese, 4), (before.Language, before.Mail.Length));

        var answer = await http.PutAsJsonAsync("/message-settings", new ChangeMessageSettings.Request(
            Language.English, Language.Chinese, "agents@example.cn",
            [new(MessageGroup.Reviews, [Recipient.Agent, Recipient.Applicant])]), Json.Options);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var caseFile = await service.ACase(Stories.InMinistryReview, enterprise);
        var messages = await service.Messages(caseFile);
        Assert.All(messages, message => Assert.Equal(
            message.Recipient is Recipient.Applicant ? Language.Chinese : Language.English, message.Language));
        Assert.All(messages, message => Assert.Equal(
            message.Recipient is Recipient.Enterprise || message.Entry.What is TimelineEvent.FeePaid,
            message.Mail is MailState.NotWanted));
        // Behind those of the other tests.
        await Eventually.Is(() => service.MailsTo("agents@example.cn").Length == 4, seconds: 60);
        Assert.Contains(
            service.MailsTo("agents@example.cn"),
            mail => mail.Text.Contains("preliminary review was passed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"language":"Klingon","applicantLanguage":"Chinese","mail":[]}""", "language", "malformed")]
    [InlineData(
        """{"language":"Chinese","applicantLanguage":"Chinese","agentEmail":"nobody","mail":[]}""",
        "agentEmail", "invalid-input")]
    [InlineData(
        """{"language":"Chinese","applicantLanguage":"Chinese","mail":[{"group":"Reviews"}]}""",
        "mail", "invalid-input")]
    public async Task Settings_that_make_no_sense_are_refused(string body, string field, string code) =>
        await Refusal.IsAbout(
            field,
            await service.As(Roles.Enterprise, Guid.NewGuid()).PutAsync(
                "/message-settings", new StringContent(body, System.Text.Encoding.UTF8, "application/json")),
            code);

    [Fact]
    public async Task Officers_have_no_inbox_and_only_operators_see_delivery_problems()
    {
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        foreach (var path in new[] { "/messages", "/message-settings", "/messages/delivery-problems" })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await officer.GetAsync(path));
        }
    }
}
