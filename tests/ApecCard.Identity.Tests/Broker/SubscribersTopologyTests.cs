using System.Text.Json.Nodes;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Systems;
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
            ["abtc.card.revoked.*.*", "abtc.card.expired.*.*"],
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
    public void Of_some_economies_and_offices_it_hears_those_and_what_is_no_economys_in_particular()
    {
        var some = Hearing(PublicTopics.EconomyDecided) with { Economies = ["AUS"], Offices = ["shanghai", "beijing"] };
        Assert.Equal(
            [
                "abtc.economy.decided.aus.shanghai", "abtc.economy.decided.aus.beijing",
                "abtc.economy.decided.-.shanghai", "abtc.economy.decided.-.beijing",
            ],
            some.RoutingKeys());
    }

    [Fact]
    public void One_that_is_blocked_loses_its_user_and_keeps_its_queue()
    {
        var hearing = Hearing(PublicTopics.CardRevoked);
        var held = OutsidersTopology.Of("/", PasswordHash.Of, new Dictionary<string, Subscription> { [User] = hearing });
        var wanted = OutsidersTopology.Of(
            "/", PasswordHash.Of, new Dictionary<string, Subscription> { [User] = hearing with { IsBlocked = true } });

        Assert.Equal([$"api/users/{User}"], SurplusDefinitions.Of(wanted, held));
        Assert.DoesNotContain(All(wanted, "permissions"), one => (string?)one["user"] == User);
    }

    [Fact]
    public void A_topic_that_is_not_allowed_any_more_is_unbound()
    {
        var held = Of((User, [PublicTopics.CardRevoked, PublicTopics.CardIssued]));
        Assert.Equal(
            [$"api/bindings/%2F/e/abtc.events/q/{Queue}/abtc.card.issued.%2A.%2A"],
            SurplusDefinitions.Of(Of((User, [PublicTopics.CardRevoked])), held));
    }

    private static JsonObject Of(params (string User, string[] Topics)[] subscribers) => OutsidersTopology.Of(
        "/", PasswordHash.Of, subscribers.ToDictionary(one => one.User, one => Hearing(one.Topics)));

    private static Subscription Hearing(params string[] topics) =>
        new(Guid.NewGuid(), 1, "Border police", "abtc@border.example", "Refuses revoked cards", topics, [], []);

    private static IEnumerable<JsonNode> All(JsonObject definitions, string kind) =>
        definitions[kind]!.AsArray().Select(one => one!);
}
