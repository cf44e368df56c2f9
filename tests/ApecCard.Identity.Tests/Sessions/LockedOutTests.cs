using System.Net;
using System.Text.Json;
using ApecCard.Identity.Accounts;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Sessions;

/// <summary>Who guesses passwords waits longer and longer, and locks out nobody but himself.</summary>
[Collection(SharedService.Name)]
public class LockedOutTests(IdentityService service)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_five_attempts_an_address_waits_whether_the_account_exists_or_not(bool exists)
    {
        var (guesser, email) = (await service.AnAddress(), await service.AName(exists));
        for (var attempt = 0; attempt < Patience.WithOne.Free; attempt++)
        {
            await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await guesser.Try(email, "wrong"));
        }

        var locked = await guesser.Try(email); // even the right one

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", locked);
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 25, 30);
    }

    [Fact]
    public async Task Each_further_attempt_doubles_the_wait_up_to_an_hour()
    {
        var (guesser, email) = (await service.AnAddress(), await service.AName(exists: true));
        var waits = new List<double>();
        for (var attempt = 0; attempt < 15; attempt++)
        {
            await guesser.Try(email, "wrong");
            var locked = await guesser.Try(email, "wrong"); // is not looked at, and does not count
            if (locked.Headers.RetryAfter?.Delta is { } wait)
            {
                waits.Add(Math.Round(wait.TotalSeconds / 30) * 30);
                await TheWaitIsOver();
            }
        }

        Assert.Equal([30, 60, 120, 240, 480, 960, 1920, 3600, 3600], waits.Take(9));
    }

    [Fact]
    public async Task Strangers_do_not_lock_out_the_owner_who_has_signed_in_from_there_before()
    {
        var email = await service.AName(exists: true);
        var owner = await service.AnAddress();
        Assert.Equal(HttpStatusCode.Created, (await owner.Try(email)).StatusCode);

        await ManyGuess(email);

        Assert.Equal(HttpStatusCode.Created, (await owner.Try(email)).StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", await (await service.AnAddress()).Try(email));
    }

    [Fact]
    public async Task A_device_that_has_signed_in_before_comes_in_from_anywhere()
    {
        var email = await service.AName(exists: true);
        var device = (await (await (await service.AnAddress()).Try(email)).Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("knownDevice").GetString()!;
        await ManyGuess(email);

        Assert.Equal(HttpStatusCode.Created, (await (await service.AnAddress()).With(device).Try(email)).StatusCode);

        // neither forged nor for another's account
        var another = await service.AName(exists: true);
        await ManyGuess(another);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked", await (await service.AnAddress()).With(device).Try(another));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked", await (await service.AnAddress()).With(device + "x").Try(email));
    }

    [Fact]
    public async Task Who_has_a_known_device_does_not_guess_for_ever_either()
    {
        var email = await service.AName(exists: true);
        var device = (await (await (await service.AnAddress()).Try(email)).Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("knownDevice").GetString()!;
        HttpResponseMessage? last = null;
        for (var attempt = 0; attempt <= Patience.WithOne.Free; attempt++)
        {
            last = await (await service.AnAddress()).With(device).Try(email, "wrong");
        }

        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.locked", last!);
    }

    [Fact]
    public async Task The_licence_always_lets_in()
    {
        var company = LicenceOf.ANewCompany();
        var email = (await service.AnEnterprise(company)).Email;
        await ManyGuess(email);
        var scan = await service.Scanned(company, "SignIn");

        var answer = await (await service.AnAddress()).Http.PostAsJsonAsync("/sessions", new
        {
            kind = "elicence",
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
        });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task One_address_does_not_try_everybodys_name()
    {
        var guesser = await service.AnAddress();
        await guesser.Try($"{Guid.NewGuid():N}@company.example", "wrong");
        await Counted($"address\n{guesser.Address}", Patience.WithAddress.Free + 5);
        await guesser.Try($"{Guid.NewGuid():N}@company.example", "wrong");

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked",
            await guesser.Try($"{Guid.NewGuid():N}@company.example", "wrong"));
    }

    [Fact]
    public async Task Attempts_in_parallel_do_not_outrun_the_count()
    {
        var (guesser, email) = (await service.AnAddress(), await service.AName(exists: true));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => guesser.Try(email, "wrong")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(11, answers.Count(answer => answer.Headers.RetryAfter is not null));
    }

    [Fact]
    public async Task Who_signs_in_in_time_is_never_locked()
    {
        var (owner, email) = (await service.AnAddress(), await service.AName(exists: true));
        for (var day = 0; day < 3; day++)
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => owner.Try(email, "wrong")));
            Assert.Equal(HttpStatusCode.Created, (await owner.Try(email)).StatusCode);
        }
    }

    [Fact]
    public async Task Nobody_but_the_gateway_says_where_a_caller_is()
    {
        var somebody = await service.AnEnterprise();
        for (var attempt = 0; attempt <= Patience.WithOne.Free; attempt++)
        {
            var liar = service.Bearing(somebody.Session.AccessToken);
            liar.DefaultRequestHeaders.Add("X-Caller-Address", $"198.51.100.{attempt}");
            var answer = await liar.PutAsJsonAsync(
                "/me/password", new { current = "wrong", password = "noch ein sehr langes Wort" });
            Assert.Equal(attempt == Patience.WithOne.Free, answer.Headers.RetryAfter is not null);
        }
    }

    // From many addresses, until strangers have to wait for a minute.
    private async Task ManyGuess(string email)
    {
        await (await service.AnAddress()).Try(email, "wrong");
        await Counted($"strangers\n{email}", Patience.WithStrangers.Free + 5);
        await (await service.AnAddress()).Try(email, "wrong");
    }

    private async Task Counted(string together, int attempts)
    {
        var key = Secret.Hash(together);
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.SignInAttempts.Where(one => one.Key == key)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Count, attempts)));
    }

    private async Task TheWaitIsOver()
    {
        await using var db = service.OpenDatabase();
        await db.SignInAttempts.ExecuteUpdateAsync(set => set
            .SetProperty(attempts => attempts.LockedUntil, DateTimeOffset.UtcNow));
    }
}
