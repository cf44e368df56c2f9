using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.DemoData;

/// <summary>The one-time code of a demo account, which nobody has an app for.</summary>
public static class GetDemoCode
{
    private static readonly TimeSpan _toBeSent = TimeSpan.FromSeconds(5);

    /// <param name="Code">The next that was not used yet, and will not be over before it is sent.</param>
    /// <param name="UsableFrom">Past, or in up to half a minute: each is good in its own half minute only.</param>
    public record Response(string Code, DateTimeOffset UsableFrom);

    /// <summary>404: no demo account, or none there: everywhere but in Development.</summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        string account, IHostEnvironment environment, IdentityDb db, OneTimeCodes factors, CancellationToken ct)
    {
        var name = Account.Normalise(account);
        if (!environment.IsDevelopment()
            || (await DemoAccounts.ReadAsync(environment, ct)).All(line => line.Account != name)
            || await db.SecondFactors.AsNoTracking()
                .SingleOrDefaultAsync(f => db.Accounts.Any(a => a.Id == f.AccountId && a.SignInName == name), ct)
                is not { } factor)
        {
            return TypedResults.NotFound();
        }

        var step = Math.Max(Totp.StepAt(TimeProvider.System.GetUtcNow() + _toBeSent), factor.LastStep + 1);
        return TypedResults.Ok(new Response(Totp.Code(factors.Open(factor), step), Totp.StartOf(step)));
    }
}
