using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Orders;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Orders;

/// <summary>An office's officers decide on the orders of its cases, and guide where one is to be corrected.</summary>
public class DecideOnOrderTests(ReviewService service) : IClassFixture<ReviewService>
{
    private const string Reason = "Say how the card was lost, please, Ms Li.";

    private HttpClient Me => service.Officer(PreliminaryReview, subject: Stories.First);

    [Fact]
    public async Task An_order_is_claimed_once_and_approved_by_who_has_claimed_it()
    {
        var order = await service.AnOrder();
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(one => service
            .Officer(PreliminaryReview, subject: $"officer-{one}").PostAsync($"/orders/{order.Id}/claim", null)));
        var winner = Assert.Single(claims, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(3, claims.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        var view = (await winner.Content.ReadFromJsonAsync<OrderView>(Json.Options))!;
        Assert.Equal((false, true, true, true), (view.CanClaim, view.CanApprove, view.CanReturn, view.CanRefuse));
        var officer = service.Officer(PreliminaryReview, subject: view.Claim!.Officer);

        var approved = await officer.PostAsync($"/orders/{order.Id}/approval", null);

        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await Eventually.Is(() => service.IsPublished<OrderReviewed>(told => told.OrderId == order.Id
            && told is { Round: 1, Decision: OrderDecision.Approved, ReasonCode: null }));
        await Refusal.Is(HttpStatusCode.Conflict, "order.not-in-review",
            await officer.PostAsync($"/orders/{order.Id}/approval", null));
        Assert.Equal(2, await service.Count<AuditEntry>(
            all => all.Where(entry => entry.Subject == order.Id.ToString())));
    }

    [Fact]
    public async Task Who_has_seen_an_older_state_does_not_decide()
    {
        var order = await service.AnOrder();
        var seen = (await Me.GetAsync($"/orders/{order.Id}")).Headers.ETag!.Tag;
        await Me.PostAsync($"/orders/{order.Id}/claim", null);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/orders/{order.Id}/approval")
        {
            Headers = { { "If-Match", seen } },
        };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Me.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_office_refuses_with_one_of_the_schemes_reasons()
    {
        var order = await service.AnOrder(Stories.Claimed);

        await Refusal.IsAbout("reasonCode", await Refuse(order, "i-do-not-like-it"));
        Assert.Equal(HttpStatusCode.OK, (await Refuse(order, "false-statement")).StatusCode);

        await Eventually.Is(() => service.IsPublished<OrderReviewed>(told => told.OrderId == order.Id
            && told is { Decision: OrderDecision.Refused, ReasonCode: "false-statement" }));
    }

    [Fact]
    public async Task A_return_tells_what_is_pinned_keeps_the_reasons_to_itself_and_makes_a_call_a_task()
    {
        var order = await service.AnOrder(Stories.Claimed);

        Assert.Equal(HttpStatusCode.OK, (await Return(order)).StatusCode);

        await Eventually.Is(() => service.IsPublished<OrderCorrectionRequested>(told => told.OrderId == order.Id
            && told.Round == 1 && told.Pins.Select(pin => pin.Target).SequenceEqual(["reason"])));
        await using var db = service.OpenDatabase();
        var kept = await db.PinnedOrderReasons.SingleAsync(pin => pin.OrderId == order.Id);
        Assert.DoesNotContain("lost", System.Text.Encoding.UTF8.GetString(kept.Reason), StringComparison.Ordinal);
        var guidance = await Guidance($"/orders/{order.Id}/guidance");
        Assert.Equal((1, "reason", Reason),
            (guidance.Pins[0].Round, guidance.Pins[0].Target, guidance.Pins[0].Reason));
        var call = Assert.Single(await Calls(), one => one.OrderId == order.Id);
        Assert.Equal((order.CaseId, order.OrderNumber), (call.CaseId, call.OrderNumber));
    }

    [Fact]
    public async Task The_contact_the_order_names_is_called_and_the_call_is_the_orders_own()
    {
        var (order, call) = await AReturnedOrder();
        var view = await Me.GetFromJsonAsync<GetCalls.CallView>($"/calls/{call.CallId}", Json.Options);
        Assert.Equal("Li Na", view!.ContactName);

        var advised = await Me.PostAsJsonAsync(
            $"/calls/{call.CallId}/attempts", new { outcome = "Advised", advice = "Name the day." });

        Assert.Equal(HttpStatusCode.NoContent, advised.StatusCode);
        await Eventually.Is(() => service.IsPublished<GuidanceCallRecorded>(told =>
            told.OrderId == order.Id && told.CaseId == order.CaseId && told.Outcome == CallOutcome.Advised));
        Assert.Contains((await Guidance($"/orders/{order.Id}/guidance")).Calls, one => one.Advice == "Name the day.");
        Assert.Empty((await Guidance($"/cases/{order.CaseId}/guidance")).Calls);
    }

    [Fact]
    public async Task What_is_nothing_to_correct_cannot_be_pinned_nor_one_thing_twice()
    {
        var order = await service.AnOrder(Stories.Claimed);

        await Refusal.IsAbout("pins", await Return(order, "applicant.travelNeed"));
        await Refusal.IsAbout("pins", await Return(order, "reason", "reason"));
        Assert.Equal(0, await service.Count<GuidanceCall>(all => all.Where(call => call.OrderId == order.Id)));
    }

    [Fact]
    public async Task Another_offices_order_is_not_there_and_other_roles_have_none()
    {
        var order = await service.AnOrder();
        var stranger = service.Officer(PreliminaryReview, "hunan");

        foreach (var step in new[] { "claim", "release", "approval" })
        {
            await Refusal.Is(HttpStatusCode.NotFound, "not-found",
                await stranger.PostAsync($"/orders/{order.Id}/{step}", null));
        }

        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await stranger.GetAsync($"/orders/{order.Id}"));
        foreach (var officer in new[] { service.Officer(ForeignAffairsReview), service.Officer(MinistryReview) })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await officer.GetAsync("/orders"));
        }

        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await Me.GetAsync($"/orders/{order.Id}/guidance"));
    }

    private async Task<(OrderReview Order, GetCalls.Item Call)> AReturnedOrder()
    {
        var order = await service.AnOrder(Stories.Claimed);
        Assert.Equal(HttpStatusCode.OK, (await Return(order)).StatusCode);
        return (order, (await Calls()).Single(call => call.OrderId == order.Id));
    }

    private Task<HttpResponseMessage> Return(OrderReview order, params string[] targets) => Me.PostAsJsonAsync(
        $"/orders/{order.Id}/return", new
        {
            pins = targets.DefaultIfEmpty("reason").Select(target => new { kind = "Field", target, reason = Reason }),
        });

    private Task<HttpResponseMessage> Refuse(OrderReview order, string reasonCode) =>
        Me.PostAsJsonAsync($"/orders/{order.Id}/refusal", new { reasonCode });

    private async Task<GetGuidance.Response> Guidance(string path) =>
        (await service.As(Roles.Service).GetFromJsonAsync<GetGuidance.Response>(path, Json.Options))!;

    private async Task<IReadOnlyList<GetCalls.Item>> Calls() =>
        (await Me.GetFromJsonAsync<Page<GetCalls.Item>>("/calls?limit=100", Json.Options))!.Items;
}
