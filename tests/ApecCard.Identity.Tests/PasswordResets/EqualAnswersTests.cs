using System.Net;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.PasswordResets;

/// <summary>Nobody learns by asking for a reset who has an account.</summary>
public sealed class EqualAnswersTests : IClassFixture<EqualAnswersTests.WithoutMail>
{
    private readonly WithoutMail _service;

    public EqualAnswersTests(WithoutMail service) => _service = service;

    /// <summary>Letters stay where they were written: it can be looked what a request left.</summary>
    public sealed class WithoutMail : IdentityService
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Mail:Server", "");
        }
    }

    [Fact]
    public async Task The_answer_and_all_that_is_done_for_it_are_the_same_for_everybody()
    {
        var officer = await _service.AnOfficer();
        string[] names =
        [
            await _service.AName(exists: true), await _service.AName(exists: false),
            $"{Guid.NewGuid():N}@company.example", $"{Guid.NewGuid():N}@company.example",
        ];
        await using var db = _service.OpenDatabase();
        await db.Accounts.Where(one => one.Id == officer.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SignInName, names[^1]));
        var before = await Letters();
        var work = _service.Services.GetRequiredService<Passwords>().Work;
        var seen = new List<string>();
        foreach (var name in names)
        {
            var answer = await (await _service.AnAddress()).Forgot(name);
            var letter = await db.Letters.AsNoTracking().Where(one => one.Kind == LetterKind.ResetPassword)
                .OrderByDescending(one => one.Id).FirstAsync();
            seen.Add(
                $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()} {answer.Headers} "
                + $"{letter.AccountId} {letter.ProtectedTo.Length} {letter.Attempts}");
        }

        Assert.Single(seen.Distinct());
        Assert.Equal(names.Length, await Letters() - before);
        Assert.Equal(work, _service.Services.GetRequiredService<Passwords>().Work);
        Assert.False(await db.Tickets.AnyAsync(one => one.Purpose == Tickets.TicketPurpose.PasswordReset));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Three_an_hour_are_written_to_one_address_and_it_is_not_said_that_there_is_no_fourth(bool exists)
    {
        var name = await _service.AName(exists);
        var before = await Letters();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(async _ => await (await _service.AnAddress()).Forgot(name)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(3, await Letters() - before);

        await _service.MailMayBeAskedForAgain();
        await (await _service.AnAddress()).Forgot(name);
        Assert.Equal(4, await Letters() - before);
    }

    [Fact]
    public async Task One_place_does_not_ask_for_everybody()
    {
        var guest = await _service.AnAddress();
        var most = AllowMail.ResetsFromOneAddress[0].Most;
        for (var asked = 0; asked < most; asked++)
        {
            await guest.Forgot($"{Guid.NewGuid():N}@company.example");
        }

        var refused = await guest.Forgot($"{Guid.NewGuid():N}@company.example");

        await Refusal.Is(HttpStatusCode.TooManyRequests, "mail.too-many", refused);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 50, 60);
        var elsewhere = await (await _service.AnAddress()).Forgot($"{Guid.NewGuid():N}@company.example");
        Assert.Equal(HttpStatusCode.Accepted, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Nothing_that_could_be_used_stands_readable_in_the_database()
    {
        var name = await _service.AName(exists: true);
        var wanted = $"{Guid.NewGuid():N}@new.example";
        var enterprise = await _service.SignedIn(name);
        await (await _service.AnAddress()).Forgot(wanted);
        await enterprise.Http.PutAsJsonAsync("/me/email", new { email = $"changed-{wanted}" });
        await using var db = _service.OpenDatabase();
        var letters = await db.Letters.AsNoTracking().ToListAsync();
        var secrets = _service.Services.GetRequiredService<LetterSecrets>();

        var dump = await db.Database.SqlQuery<string>($"""
            select (select string_agg(l::text, ' ') from "Letters" l)
              || (select string_agg(t::text, ' ') from "Tickets" t)
              || (select string_agg(m::text, ' ') from "MailAsked" m) as "Value"
            """).SingleAsync();

        Assert.NotEmpty(letters);
        foreach (var text in letters.Select(secrets.Of).Append(name).Append(wanted))
        {
            Assert.DoesNotContain(text, dump, StringComparison.OrdinalIgnoreCase);
            var hex = Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));
            Assert.DoesNotContain(hex, dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<int> Letters()
    {
        await using var db = _service.OpenDatabase();
        return await db.Letters.CountAsync(one => one.Kind == LetterKind.ResetPassword);
    }
}
