namespace ApecCard.AppHost.Local;

/// <summary>The sign-ins of the demonstration data, which Identity puts into a development database.</summary>
internal static class DemoAccounts
{
    private static readonly string[] _columns = ["account", "password", "role", "office"];

    public static string Describe()
    {
        var file = Path.Combine(LocalSettings.CheckoutDirectory, "services", "Identity", "DemoData", "accounts.csv");
        if (!File.Exists(file))
        {
            return "";
        }

        var lines = File.ReadLines(file).Where(line => line.Trim().Length > 0).Select(Split).ToList();
        var places = _columns.Select(column => lines[0].FindIndex(name => name.Trim() == column)).ToArray();
        return Environment.NewLine + "  Demo sign-ins" + Environment.NewLine + TextTable.Of(_columns,
            [.. lines.Skip(1).Select(line => places.Select(place => line.ElementAtOrDefault(place) ?? "").ToArray())])
            + Environment.NewLine + "  One-time codes: the sign-in page fills them in; for curl, ./apec code ADDRESS";
    }

    // Commas inside double quotes belong to the value.
    private static List<string> Split(string line)
    {
        List<string> values = [""];
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                values.Add("");
            }
            else
            {
                values[^1] += character;
            }
        }

        return values;
    }
}
