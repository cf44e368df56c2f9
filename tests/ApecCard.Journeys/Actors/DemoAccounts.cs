namespace ApecCard.Journeys.Actors;

/// <summary>The sign-ins of the demo data, as Identity creates them in Development.</summary>
public static class DemoAccounts
{
    public sealed record DemoAccount(string Name, string Password, string Role, string Office);

    private static readonly DemoAccount[] _all = Read();

    public static DemoAccount Of(string role, string? office = null, int which = 0) =>
        _all.Where(account => account.Role == role && account.Office == (office ?? "")).ElementAt(which);

    /// <summary>None: it is nobody's of the demo data.</summary>
    public static DemoAccount? Find(string name) => Array.Find(_all, account => account.Name == name);

    private static DemoAccount[] Read()
    {
        using var text = new StreamReader(typeof(DemoAccounts).Assembly.GetManifestResourceStream("accounts.csv")!);
        var lines = text.ReadToEnd().Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. lines.Skip(1).Select(line => line.Split(','))
                .Select(cell => new DemoAccount(cell[0], cell[1], cell[2], cell[3])),
        ];
    }
}
