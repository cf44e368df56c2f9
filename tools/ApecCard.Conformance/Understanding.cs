using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.Conformance;

/// <summary>What a subscriber must know after the events so far, and how what it says it knows differs.</summary>
public sealed class Understanding
{
    private readonly SortedDictionary<string, Known> _cases = [];

    public void Take(Letter letter)
    {
        var data = JsonNode.Parse(letter.Text)!["data"]!;
        var known = _cases.TryGetValue(letter.Subject, out var before) ? before : new Known();
        switch (letter.Type)
        {
            case "abtc.case.submitted" or "abtc.case.completed" or "abtc.passport.changed":
                break;
            case "abtc.economy.decided":
                known.Decisions[(string)data["economy"]!] = (string)data["decision"]!;
                break;
            case "abtc.card.issued" or "abtc.card.economy-struck" or "abtc.card.revoked" or "abtc.card.expired":
                var end = letter.Type.Split('.')[2];
                known.Card = new JsonObject
                {
                    ["number"] = data["cardNumber"]!.DeepClone(),
                    ["status"] = end is "revoked" or "expired" ? end : "issued",
                    ["economies"] = data["remainingEconomies"]!.DeepClone(),
                };
                break;
            default:
                return; // nobody can know what it means
        }

        (known.Events, known.Latest) = (known.Events + 1, letter.Type);
        _cases[letter.Subject] = known;
    }

    /// <summary>In plain words, one for each thing that is wrong; none when all is understood.</summary>
    /// <param name="said">The subscriber's <c>cases</c>.</param>
    public IReadOnlyList<string> Faults(JsonObject said)
    {
        var faults = new List<string>();
        foreach (var (number, known) in _cases)
        {
            if (said[number] is not JsonObject one)
            {
                faults.Add($"missed {number} altogether ({known.Events} events)");
                continue;
            }

            if (NumberOf(one["events"]) is not { } events)
            {
                faults.Add($"does not say how many events it has of {number} (\"events\")");
                continue;
            }

            if (events > known.Events)
            {
                faults.Add($"counted twice: {events - known.Events} of {number}, which has {known.Events} events");
            }
            else if (events < known.Events)
            {
                faults.Add($"missed {known.Events - events} of {number}, which has {known.Events} events");
            }

            if (TextOf(one["latest"]) != known.Latest)
            {
                faults.Add(
                    $"out of order: {number} stands at {Show(one["latest"])}, and its newest event is {known.Latest}");
            }

            faults.AddRange(
                from decision in known.Decisions
                where TextOf((one["decisions"] as JsonObject)?[decision.Key]) != decision.Value
                select $"wrong decision: {number} has {decision.Key} "
                    + $"{Show((one["decisions"] as JsonObject)?[decision.Key])}, and it is {decision.Value}");
            if (!JsonNode.DeepEquals(one["card"], known.Card))
            {
                faults.Add($"wrong card: {number} has {Show(one["card"])}, and it is {Show(known.Card)}");
            }
        }

        faults.AddRange(said.Where(one => !_cases.ContainsKey(one.Key)).Select(one => $"invented the case {one.Key}"));
        return faults;
    }

    private static int? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue { } value && value.GetValueKind() is JsonValueKind.String ? (string)value! : null;

    private static string Show(JsonNode? node) => TextOf(node) ?? node?.ToJsonString() ?? "none";

    private sealed class Known
    {
        public int Events { get; set; }
        public string Latest { get; set; } = "";
        public SortedDictionary<string, string> Decisions { get; } = [];
        public JsonObject? Card { get; set; }
    }
}
