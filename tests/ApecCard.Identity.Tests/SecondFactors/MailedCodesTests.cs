using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.SecondFactors;

/// <summary>With a device that is new, an enterprise or an agent needs the mailbox besides the password.</summary>
public sealed partial class MailedCodesTests(IdentityService service) : IClassFixture<IdentityService>
{
    [Fact]
    public async Task Nobody_comes_in_by_the_password_alone_with_a_device_that_is_new()
    {
        var (guest, email) = (await service.AnAddress(), await service.AName(exists: true));

        var refused = await guest.TryWithoutCode(email);
        var asked = await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.code-mailed", refused);

        var digits = await MailedTo(email);
        var opened = await guest.Try(email, asked.GetProperty("codeRequestId").GetGuid(), $" {digits[..3]} {digits[3..]} ");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);

        // from then on the device is known
        var device = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("knownDevice").GetString()!;
        var again = await (await service.AnAddress()).With(device).TryWithoutCode(email);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
    }

    [Fact]
    public async Task An_agent_needs_it_as_well()
    {
        var (_, email) = await IdentityService.AnAgentOf(await service.AnEnterprise());
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-mailed", await (await service.AnAddress()).TryWithoutCode(email));
    }

    [Fact]
    public async Task Who_has_just_shown_a_licence_or_the_mailbox_is_not_asked()
    {
        var email = $"{Guid.NewGuid():N}@company.example";
        var registered = await service.Register(await service.Scanned(LicenceOf.ANewCompany()), email);
        Assert.Equal(
            HttpStatusCode.Created,
            (await (await service.AnAddress()).With(DeviceOf(registered)).TryWithoutCode(email)).StatusCode);

        var enterprise = await service.AnEnterprise();
        var (id, agent, secret) = await IdentityService.AnInvitedAgentOf(enterprise);
        var accepted = await service.Anonymous()
            .PostAsJsonAsync("/invitations/acceptance", new { secret, password = IdentityService.Password });
        (await enterprise.Http.PostAsync($"/agents/{id}/authorisation", content: null)).EnsureSuccessStatusCode();
        Assert.Equal(
            HttpStatusCode.Created,
            (await (await service.AnAddress()).With(DeviceOf(accepted)).TryWithoutCode(agent)).StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once_for_whom_and_what_it_was_mailed_for()
    {
        var (guest, email, other) =
            (await service.AnAddress(), await service.AName(exists: true), await service.AName(exists: true));
        var (asked, digits) = await Ask(guest, email);
        var (askedByOther, _) = await Ask(guest, other);

        await IsRefused(await guest.Try(other, asked, digits)); // another's account
        await IsRefused(await guest.Try(email, askedByOther, digits)); // another request
        await IsRefused(await guest.Try(email, Guid.NewGuid(), digits));
        var together = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => guest.Try(email, asked, digits)));

        Assert.Single(together, answer => answer.StatusCode is HttpStatusCode.Created);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_one_does_not_work_either()
    {
        var (email, first) = (await service.AName(exists: true), await service.AnAddress());
        var (asked, digits) = await Ask(first, email);
        for (var time = 0; time < MailedCode.MostTries; time++)
        {
            await IsRefused(await (await service.AnAddress()).Try(email, asked, digits == "000000" ? "000001" : "000000"));
        }

        await IsRefused(await (await service.AnAddress()).Try(email, asked, digits));
    }

    [Fact]
    public async Task After_ten_minutes_it_is_too_late()
    {
        var (email, guest) = (await service.AName(exists: true), await service.AnAddress());
        var (asked, digits) = await Ask(guest, email);
        await using var db = service.OpenDatabase();
        await db.MailedCodes.Where(one => one.Id == asked).ExecuteUpdateAsync(set => set
            .SetProperty(one => one.ExpiresAt, one => one.ExpiresAt - MailedCode.Good));

        await IsRefused(await guest.Try(email, asked, digits));
    }

    [Fact]
    public async Task Nobody_floods_a_mailbox_and_the_wait_is_said()
    {
        var email = await service.AName(exists: true);
        for (var time = 0; time < 5; time++)
        {
            await Ask(await service.AnAddress(), email);
        }

        var locked = await (await service.AnAddress()).TryWithoutCode(email);

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", locked);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 10, 15);
    }

    [Fact]
    public async Task Asking_for_a_code_is_no_wrong_attempt()
    {
        var (guest, email) = (await service.AnAddress(), await service.AName(exists: true));
        for (var attempt = 0; attempt < 4; attempt++)
        {
            await guest.Try(email, "wrong");
        }

        Assert.Equal(HttpStatusCode.Created, (await guest.Try(email)).StatusCode);
    }

    private static async Task<(Guid Asked, string Digits)> Ask(Guest guest, string email)
    {
        var refused = await guest.TryWithoutCode(email);
        var asked = (await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.code-mailed", refused))
            .GetProperty("codeRequestId").GetGuid();
        return (asked, guest.Letters.DigitsOf(asked));
    }

    private async Task<string> MailedTo(string email)
    {
        var digits = "";
        await Eventually.Is(() => (digits = service.Mail.To(email).Select(mail => Digits().Match(mail.Text).Value)
            .FirstOrDefault(found => found.Length > 0) ?? "").Length > 0);
        return digits;
    }

    private static Task<JsonElement> IsRefused(HttpResponseMessage answer) =>
        Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.mailed-code-refused", answer);

    private static string DeviceOf(HttpResponseMessage answer) => answer.Headers.GetValues("X-Known-Device").Single();

    [GeneratedRegex(@"(?m)^\d{6}(?=\r?$)")]
    private static partial Regex Digits();
}
