using System.Globalization;
using System.Text.Json;

namespace ApecCard.Subscriber;

/// <summary>What is known of each application: nothing twice, nothing older over newer.</summary>
/// <param name="Cursor">Up to where everything was read.</param>
internal sealed record Memory(string Cursor, SortedDictionary<string, Case> Cases)
{
    /// <summary>Whether there should be others of its case before it.</summary>
    public bool Lacks(JsonElement said) => Sequence(said) > (Cases.GetValueOrDefault(Subject(said))?.Sequence ?? 0) + 1;

    /// <summary>False for what is known already, and for types we know nothing of.</summary>
    public bool Take(JsonElement said)
    {
        var before = Cases.GetValueOrDefault(Subject(said)) ?? new Case(0, 0, "", [], null);
        var (type, data) = (said.GetProperty("type").GetString()!, said.GetProperty("data"));
        if (Sequence(said) <= before.Sequence || After(before, type, data) is not { } after)
        {
            return false;
        }

        Cases[Subject(said)] = after with { Sequence = Sequence(said), Events = before.Events + 1, Latest = type };
        return true;
    }

    private static Case? After(Case before, string type, JsonElement data)
    {
        switch (type)
        {
            case "abtc.case.submitted" or "abtc.case.completed" or "abtc.passport.changed":
                return before;
            case "abtc.economy.decided":
                before.Decisions[data.GetProperty("economy").GetString()!] = data.GetProperty("decision").GetString()!;
                return before;
            case "abtc.card.issued" or "abtc.card.economy-struck" or "abtc.card.revoked" or "abtc.card.expired":
                var economies = data.GetProperty("remainingEconomies").EnumerateArray().Select(one => one.GetString()!);
                var end = type["abtc.card.".Length..];
                var status = end is "revoked" or "expired" ? end : "issued";
                return before with { Card = new(data.GetProperty("cardNumber").GetString()!, status, [.. economies]) };
            default:
                return null;
        }
    }

    private static string Subject(JsonElement said) => said.GetProperty("subject").GetString()!;

    private static int Sequence(JsonElement said) =>
        int.Parse(said.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture);
}

internal sealed record Case(
    int Sequence, int Events, string Latest, SortedDictionary<string, string> Decisions, Card? Card);

internal sealed record Card(string Number, string Status, IReadOnlyList<string> Economies);
