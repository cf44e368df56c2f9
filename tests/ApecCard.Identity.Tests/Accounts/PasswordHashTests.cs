using System.Net;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tests.Sessions;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Accounts;

/// <summary>How much work a password is, and that old hashes do not stay.</summary>
[Collection(SharedService.Name)]
public class PasswordHashTests(IdentityService service)
{
    [Fact]
    public async Task An_attempt_costs_the_same_whether_the_account_exists_or_not()
    {
        var (passwords, known) = (service.Services.GetRequiredService<Passwords>(), await service.AName(exists: true));
        var forKnown = await WorkOf(known);
        var forUnknown = await WorkOf($"{Guid.NewGuid():N}@company.example");
        await MakeHashOld(known);
        var forOldHash = await WorkOf(known);
        Assert.Equal((Passwords.Iterations, Passwords.Iterations, Passwords.Iterations),
            (forKnown, forUnknown, forOldHash));

        async Task<long> WorkOf(string email)
        {
            var before = passwords.Work;
            var answer = await (await service.AnAddress()).Try(email, "wrong");
            await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", answer);
            return passwords.Work - before;
        }
    }

    [Fact]
    public async Task An_old_hash_is_made_anew_when_its_owner_signs_in()
    {
        var (owner, email) = (await service.AnAddress(), await service.AName(exists: true));
        await MakeHashOld(email);
        Assert.True(Passwords.IsOld(await HashOf(email)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await owner.Try(email, "wrong")).StatusCode);
        Assert.True(Passwords.IsOld(await HashOf(email)));
        Assert.Equal(HttpStatusCode.Created, (await owner.Try(email)).StatusCode);

        Assert.False(Passwords.IsOld(await HashOf(email)));
        Assert.Equal(HttpStatusCode.Created, (await owner.Try(email)).StatusCode);
    }

    private async Task MakeHashOld(string email)
    {
        var old = new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(
            this, IdentityService.Password); // the framework's own 100,000 iterations
        await using var db = service.OpenDatabase();
        await db.Accounts.Where(account => account.SignInName == email)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.PasswordHash, old));
    }

    private async Task<string> HashOf(string email)
    {
        await using var db = service.OpenDatabase();
        return await db.Accounts.Where(account => account.SignInName == email)
            .Select(account => account.PasswordHash!).SingleAsync();
    }
}
