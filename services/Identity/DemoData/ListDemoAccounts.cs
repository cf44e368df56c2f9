using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.DemoData;

/// <summary>Whose part can be played where demo data is: the sign-in page shows them.</summary>
public static class ListDemoAccounts
{
    /// <param name="Account">The sign-in name.</param>
    /// <param name="Password">The same for all, and written in the README: these accounts protect nothing.</param>
    /// <param name="Office">The officer's review office; none for the ministry's and the operator's.</param>
    public record Item(string Account, string Password, string Role, string? Office, string Name);

    /// <summary>The demo accounts; 404 where there are none: everywhere but in Development.</summary>
    public static async Task<Results<Ok<Item[]>, NotFound>> Handle(
        IHostEnvironment environment, CancellationToken ct) => environment.IsDevelopment()
            ? TypedResults.Ok((await DemoAccounts.ReadAsync(environment, ct))
                .Select(line => new Item(line.Account, line.Password, line.Role, line.Office, line.Name)).ToArray())
            : TypedResults.NotFound();
}
