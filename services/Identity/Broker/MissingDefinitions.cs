using System.Text.Json.Nodes;

namespace ApecCard.Identity.Broker;

public static class MissingDefinitions
{
    /// <summary>What of the wanted definitions the broker does not hold as they should be.</summary>
    /// <param name="wanted">As <see cref="OutsidersTopology"/> says.</param>
    /// <param name="held">What the broker's management answers to GET /api/definitions.</param>
    /// <param name="isPassword">Whether a user has the right password: the broker tells only a salted hash.</param>
    public static JsonObject Of(JsonObject wanted, JsonObject held, Func<string, string?, bool> isPassword) => new(
        from kind in wanted
        let there = held[kind.Key]?.AsArray() ?? []
        let missing = kind.Value!.AsArray()
            .Where(one => !there.Any(other => IsSame(one!, other!, isPassword)))
            .ToArray()
        where missing.Length > 0
        select KeyValuePair.Create(kind.Key, (JsonNode?)new JsonArray([.. missing.Select(one => one!.DeepClone())])));

    private static bool IsSame(JsonNode wanted, JsonNode held, Func<string, string?, bool> isPassword) =>
        wanted.AsObject().All(property => property.Key is "password_hash"
            ? isPassword((string)wanted["name"]!, (string?)held[property.Key])
            : JsonNode.DeepEquals(property.Value, held[property.Key]));
}
