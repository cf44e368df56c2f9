using System.Text.Json.Nodes;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Identity.Tests.Broker;

public class SubscribersTopologyTests
{
    private const string User = "subscriber-border-police", Queue = "subscriber.border-police.events";

    [Fact]
    public void A_subscriber_reads_its_own_queue_of_its_topics_and_nothing_else()
    {
        var wanted = Of((User, [PublicTopics.CardRevoked, PublicTopics.CardExpired]));

        var rights = All(wanted, "permissions").Single(one => (string?)one["user"] == User);
        Assert.Equal(
            ("^$", "^$", @"^subscriber\.border-police\.events$"),
            ((string?)rights["configure"], (string?)rights["write"], (string?)rights["read"]));
        Assert.Equal(
            ["abtc.card.revoked.#", "abtc.card.expired.#"],
            All(wanted, "bindings").Where(one => (string?)one["destination"] == Queue)
                .Select(one => (string?)one["routing_key"]));
        Assert.DoesNotContain(All(wanted, "topic_permissions"), one => (string?)one["user"] == User);
    }

    [Fact]
    public void Of_one_that_ended_nothing_stays_and_of_others_everything()
    {
        var held = Of((User, [PublicTopics.CardRevoked]), ("subscriber-labour", [PublicTopics.CardIssued]));
        held["users"]!.AsArray().Add(new JsonObject { ["name"] = "guest" });
        held["queues"]!.AsArray().Add(new JsonObject { ["name"] = "review", ["vhost"] = "/" });

        Assert.Empty(SurplusDefinitions.Of(held, held));
        Assert.Equal(
            [$"api/users/{User}", $"api/queues/%2F/{Queue}"],
            SurplusDefinitions.Of(Of(("subscriber-labour", [PublicTopics.CardIssued])), held));
    }

    [Fact]
    public void A_topic_that_is_not_allowed_any_more_is_unbound()
    {
        var held = Of((User, [PublicTopics.CardRevoked, PublicTopics.CardIssued]));
        Assert.Equal(
            [$"api/bindings/%2F/e/abtc.events/q/{Queue}/abtc.card.issued.%23"],
            SurplusDefinitions.Of(Of((User, [PublicTopics.CardRevoked])), held));
    }

    private static JsonObject Of(params (string User, string[] Topics)[] subscribers) => OutsidersTopology.Of(
        "/", PasswordHash.Of, subscribers.ToDictionary(one => one.User, one => one.Topics));

    private static IEnumerable<JsonNode> All(JsonObject definitions, string kind) =>
        definitions[kind]!.AsArray().Select(one => one!);
}
