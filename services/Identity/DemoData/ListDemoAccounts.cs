using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.DemoData;

/// <summary>Whose part can be played where demo data is: the sign-in page shows them. Elsewhere there is no such page.</summary>
public static class ListDemoAccounts
{
    /// <param name="Account">The sign-in name.</param>
    /// <param name="Password">The same for all, and written in the README: these accounts protect nothing.</param>
    /// <param name="Office">The officer's review office; none for the ministry's and the operator's.</param>
    public record Item(string Account, string Password, string Role, string? Office, string Name);

    public static async Task<Ok<Item[]>> Handle(IHostEnvironment environment, CancellationToken ct) =>
        TypedResults.Ok((await DemoAccounts.ReadAsync(environment, ct))
            .Select(line => new Item(line.Account, line.Password, line.Role, line.Office, line.Name)).ToArray());
}
