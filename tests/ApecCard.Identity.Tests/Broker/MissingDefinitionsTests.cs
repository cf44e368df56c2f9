using System.Text.Json.Nodes;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Systems;

namespace ApecCard.Identity.Tests.Broker;

public class MissingDefinitionsTests
{
    private static JsonObject Wanted => OutsidersTopology.Of(
        "/", user => PasswordHash.Of(PasswordOf(user)), new Dictionary<string, Subscription>());

    [Fact]
    public void A_new_broker_lacks_everything()
    {
        var missing = Missing(new JsonObject());
        Assert.Equal(16, missing["users"]!.AsArray().Count);
        Assert.Equal(
            ["abtc.requests", "abtc.decisions", "abtc.events"],
            missing["exchanges"]!.AsArray().Select(exchange => (string?)exchange!["name"]));
        Assert.Equal(18, missing["queues"]!.AsArray().Count);
        Assert.Equal(17, missing["bindings"]!.AsArray().Count);
    }

    [Fact]
    public void What_is_there_is_not_sent_again_though_the_password_is_salted_anew() => Assert.Empty(Missing(Wanted));

    [Fact]
    public void What_others_have_there_does_not_matter()
    {
        var held = Wanted;
        held["queues"]!.AsArray().Add(new JsonObject { ["name"] = "another", ["vhost"] = "/" });
        held["users"]![0]!["limits"] = new JsonObject();
        Assert.Empty(Missing(held));
    }

    [Fact]
    public void A_user_with_another_password_or_wider_rights_is_put_right()
    {
        var held = Wanted;
        held["users"]![3]!["password_hash"] = PasswordHash.Of("another");
        held["permissions"]![5]!["read"] = ".*";

        var missing = Missing(held);

        Assert.Equal(["users", "permissions"], missing.Select(kind => kind.Key));
        Assert.Equal("economy-idn", (string?)missing["users"]!.AsArray().Single()!["name"]);
        Assert.Equal("economy-kor", (string?)missing["permissions"]!.AsArray().Single()!["user"]);
    }

    [Fact]
    public void An_economy_reads_its_queue_writes_its_decisions_and_nothing_else()
    {
        var permission = Wanted["permissions"]![0]!;
        Assert.Equal(("economy-aus", "^$", @"^abtc\.decisions$", @"^economy\.aus\.requests$"), (
            (string?)permission["user"], (string?)permission["configure"], (string?)permission["write"],
            (string?)permission["read"]));
    }

    [Fact]
    public void Both_sides_derive_the_same_password() => Assert.Equal(
        "2FGYp-J7y9EhZkK9TzHAI_xnLexg99--E34rtSLiiyY", OutsidersTopology.PasswordOf("economy-aus", "secret"));

    private static JsonObject Missing(JsonObject held) =>
        MissingDefinitions.Of(Wanted, held, (user, hash) => PasswordHash.Fits(PasswordOf(user), hash));

    private static string PasswordOf(string user) => OutsidersTopology.PasswordOf(user, "secret");
}
