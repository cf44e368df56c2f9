using System.Text.Json.Nodes;

namespace ApecCard.Identity.Broker;

public static class SurplusDefinitions
{
    /// <summary>
    /// Where the broker's management deletes what it holds of subscribers beside what is wanted: users, queues, and
    /// bindings to queues that stay. Nothing of anybody else.
    /// </summary>
    public static IEnumerable<string> Of(JsonObject wanted, JsonObject held)
    {
        foreach (var user in Names(held, "users").Where(OutsidersTopology.IsSubscriber).Except(Names(wanted, "users")))
        {
            yield return $"api/users/{Uri.EscapeDataString(user)}";
        }

        var queues = Names(wanted, "queues").ToHashSet();
        foreach (var queue in All(held, "queues").Where(one => IsSurplus((string)one["name"]!)))
        {
            yield return $"api/queues/{Text(queue, "vhost")}/{Text(queue, "name")}";
        }

        var bindings = All(wanted, "bindings").Select(Binding).ToHashSet();
        foreach (var binding in All(held, "bindings").Where(one =>
            queues.Contains((string)one["destination"]!)
            && OutsidersTopology.IsOfSubscriber((string)one["destination"]!)
            && !bindings.Contains(Binding(one))))
        {
            yield return $"api/bindings/{Text(binding, "vhost")}/e/{Text(binding, "source")}"
                + $"/q/{Text(binding, "destination")}/{Text(binding, "routing_key")}";
        }

        bool IsSurplus(string queue) => OutsidersTopology.IsOfSubscriber(queue) && !queues.Contains(queue);
    }

    private static IEnumerable<JsonNode> All(JsonObject definitions, string kind) =>
        definitions[kind]?.AsArray().Select(one => one!) ?? [];

    private static IEnumerable<string> Names(JsonObject definitions, string kind) =>
        All(definitions, kind).Select(one => (string)one["name"]!);

    private static (string?, string?, string?) Binding(JsonNode one) =>
        ((string?)one["source"], (string?)one["destination"], (string?)one["routing_key"]);

    private static string Text(JsonNode one, string property) => Uri.EscapeDataString((string)one[property]!);
}
