using System.Net;
using ApecCard.Identity.Tests.PasswordResets;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Letters;

/// <summary>Letters go out when they can, once, and leave nothing behind.</summary>
public sealed class LetterSenderTests(IdentityService service) : IClassFixture<IdentityService>, IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        service.Mail.Behaviour.Current = new();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_mail_server_that_is_away_holds_up_nobody_and_gets_the_letters_later_with_the_same_links()
    {
        await service.Mail.StopAsync();
        Member enterprise;
        try
        {
            enterprise = await service.AnEnterprise();
            Assert.Equal(
                HttpStatusCode.Accepted, (await (await service.AnAddress()).Forgot(enterprise.Email)).StatusCode);
            await Eventually.Is(async () => await Letters() is { Count: 2 } waiting && waiting.All(n => n > 0));
            Assert.Empty(service.Mail.To(enterprise.Email));
        }
        finally
        {
            await service.Mail.StartAsync();
        }

        await AllLettersGo();
        var reset = await service.Mail.SecretTo(enterprise.Email, "reset-password");
        var confirmation = await service.Mail.SecretTo(enterprise.Email, "confirm-email");
        Assert.Equal(2, service.Mail.To(enterprise.Email).Length);
        var confirmed = await service.Anonymous()
            .PostAsJsonAsync("/email-confirmations", new { secret = confirmation });
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Complete(reset)).StatusCode);
    }

    [Fact]
    public async Task Several_replicas_send_each_letter_once()
    {
        await using var replica = service.WithWebHostBuilder(_ => { });
        _ = replica.Services;
        var enterprises = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.AName(exists: true)));
        await Eventually.Is(() => enterprises.All(name => service.Mail.To(name).Length == 1), seconds: 30);
        await Eventually.Is(async () => (await Letters()).Count == 0);
        Assert.All(enterprises, name => Assert.Single(service.Mail.To(name)));
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_tried_again_and_the_log_says_neither_it_nor_a_link()
    {
        var email = $"{Guid.NewGuid():N}@company.example";
        service.Mail.Behaviour.Current = new(Refuse: [email]);
        await service.Register(await service.Scanned(LicenceOf.ANewCompany()), email);
        await Eventually.Is(async () => (await Letters()).Count == 0);
        Assert.Contains("(ConfirmEmail) was not sent: smtp-550", service.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(email, service.Log.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("confirm-email#", service.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_to_strangers_officers_and_whom_staff_invited()
    {
        var officer = await service.AnOfficer();
        var stranger = $"{Guid.NewGuid():N}@company.example";
        var invited = await Invitations.InvitationDesk.Invited(service);
        foreach (var name in new[] { officer.SignInName, stranger, invited.Enterprise.Email })
        {
            Assert.Equal(HttpStatusCode.Accepted, (await (await service.AnAddress()).Forgot(name)).StatusCode);
        }

        await Eventually.Is(async () => (await Letters()).Count == 0);
        Assert.Empty(service.Mail.To(officer.SignInName));
        Assert.Empty(service.Mail.To(stranger));
        Assert.Single(service.Mail.To(invited.Enterprise.Email)); // the invitation
    }

    [Fact]
    public async Task A_letter_whose_link_is_worth_nothing_any_more_is_not_sent()
    {
        await service.Mail.StopAsync();
        var enterprise = await service.AnEnterprise();
        try
        {
            await Eventually.Is(async () => (await Letters()).Any(attempts => attempts > 0));
            await service.Age(
                enterprise.Email, Tickets.TicketPurpose.EmailConfirmation, TimeSpan.FromHours(72));
        }
        finally
        {
            await service.Mail.StartAsync();
        }

        await AllLettersGo();
        Assert.Empty(service.Mail.To(enterprise.Email));
    }

    [Fact]
    public async Task What_nobody_took_and_nobody_confirmed_is_forgotten()
    {
        var enterprise = await service.AnEnterprise();
        await service.MailMayBeAskedForAgain();
        await enterprise.Http.PutAsJsonAsync("/me/email", new { email = $"{Guid.NewGuid():N}@new.example" });
        await using var db = service.OpenDatabase();

        await Housekeeping.CleanAsync(db, DateTimeOffset.UtcNow.AddHours(25), CancellationToken.None);

        Assert.Null((await IdentityService.Me(enterprise.Http)).NewEmail);
        Assert.False(await db.MailAsked.AnyAsync());
        await Housekeeping.CleanAsync(db, DateTimeOffset.UtcNow + MailPatience.InAll, CancellationToken.None);
        Assert.False(await db.Letters.AnyAsync());
    }

    private async Task<List<int>> Letters()
    {
        await using var db = service.OpenDatabase();
        return await db.Letters.Select(letter => letter.Attempts).ToListAsync();
    }

    // Asked for more than once: an attempt that was under way sets its own time for the next one.
    private Task AllLettersGo() => Eventually.Is(async () =>
    {
        await using var db = service.OpenDatabase();
        await db.Letters.ExecuteUpdateAsync(
            set => set.SetProperty(letter => letter.NextAttemptAt, DateTimeOffset.UtcNow));
        return !await db.Letters.AnyAsync();
    });
}
