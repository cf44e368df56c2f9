using System.Text.Json.Nodes;

namespace ApecCard.Identity.Broker;

public static class MissingDefinitions
{
    /// <summary>What of the wanted definitions the broker does not hold as they should be.</summary>
    /// <param name="wanted">As <see cref="OutsidersTopology"/> says.</param>
    /// <param name="held">What the broker's management answers to GET /api/definitions.</param>
    /// <param name="passwordOf">The password a user should have: of it the broker tells only a salted hash.</param>
    public static JsonObject Of(JsonObject wanted, JsonObject held, Func<string, string> passwordOf) => new(
        from kind in wanted
        let there = held[kind.Key]?.AsArray() ?? []
        let missing = kind.Value!.AsArray()
            .Where(one => !there.Any(other => IsSame(one!, other!, passwordOf)))
            .ToArray()
        where missing.Length > 0
        select KeyValuePair.Create(kind.Key, (JsonNode?)new JsonArray([.. missing.Select(one => one!.DeepClone())])));

    private static bool IsSame(JsonNode wanted, JsonNode held, Func<string, string> passwordOf) =>
        wanted.AsObject().All(property => property.Key is "password_hash"
            ? PasswordHash.Fits(passwordOf((string)wanted["name"]!), (string?)held[property.Key])
            : JsonNode.DeepEquals(property.Value, held[property.Key]));
}
