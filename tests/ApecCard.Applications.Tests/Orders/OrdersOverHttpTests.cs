using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>An order from the click to its end, as the enterprise and the other services bring it about.</summary>
[Collection(nameof(TheService))]
public class OrdersOverHttpTests(ApplicationsService service)
{
    private readonly OrderDesk _desk = new(service);

    [Fact]
    public async Task A_draft_is_filled_in_and_can_be_taken_up_again_elsewhere()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var started = await _desk.Start(caseFile, OrderKind.Replacement);
        Assert.Equal(("王芳", "上海示例贸易有限公司", "91350100M000100Y43"),
            (started.Form.ContactName, started.Company.Name, started.Company.Uscc));
        Assert.Equal(["在线填表", "上传材料", "取卡方式", "信息确认"], started.Steps);

        var form = OrderStories.Filled(caseFile, OrderKind.Replacement) with { Explanation = "It broke." };
        var saved = await _desk.Save(caseFile, started.Id, form);

        Assert.Empty(saved.Problems);
        var again = await OrderDesk.Read<OrderView>(
            await service.As(Roles.Agent, caseFile.EnterpriseId).GetAsync($"/orders/{started.Id}"));
        Assert.Equal(("It broke.", OrderState.Draft, null), (again.Form.Explanation, again.State, again.Number));
    }

    [Fact]
    public async Task Submitted_it_has_its_number_barcode_office_and_place_in_the_personal_centre()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Submitted(caseFile, OrderKind.Replacement);
        Assert.Equal(
            ($"{caseFile.Number}-01-hb", OrderState.InReview, "待审核"),
            (order.Number, order.State, order.StateInChinese));
        Assert.Equal(("王伟", "办理机构", "换补卡"), (order.Applicant, order.Office.ChineseName, order.KindInChinese));
        await Eventually.Is(() => service.IsPublished<OrderSubmitted>(told => told.OrderId == order.Id));

        var http = service.Owner(caseFile);
        var barcode = await http.GetAsync($"/orders/{order.Id}/barcode");
        Assert.Equal("image/svg+xml", barcode.Content.Headers.ContentType?.MediaType);
        Assert.Contains(order.Number!, await barcode.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var tab = await OrderDesk.Read<Page<ListOrders.Item>>(await http.GetAsync("/orders?kind=Replacement"));
        Assert.Equal((order.Id, caseFile.Number), (Assert.Single(tab.Items).Id, tab.Items[0].CaseNumber));
        Assert.Empty((await OrderDesk.Read<Page<ListOrders.Item>>(await http.GetAsync("/orders?kind=Cancellation"))).Items);
        var shown = await OrderDesk.Read<CaseView>(await http.GetAsync($"/cases/{caseFile.Id}"));
        Assert.Equal(order.Id, Assert.Single(shown.Orders).Id);
        Assert.Equal([OrderKind.Cancellation], shown.OfferedBusinesses.Select(one => one.Kind)); // it may pre-empt
    }

    [Fact]
    public async Task A_replacement_goes_from_its_review_over_payment_and_production_to_its_holder()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Submitted(caseFile, OrderKind.Replacement);
        await service.Bus.Publish(
            new OrderReviewed(order.Id, caseFile.Id, 2, 1, OrderDecision.Approved, null, Stories.Today));
        await _desk.Becomes(caseFile, order, now => now.State is OrderState.Approved);
        await Eventually.Is(() => service.IsPublished<OrderAccepted>(told => told.OrderId == order.Id));
        await Eventually.Is(() => service.IsPublished<CardNotWanted>(told => told.OrderId == order.Id));

        await service.Bus.Publish(new ChargeOpened(
            caseFile.Id, Guid.NewGuid(), 1, caseFile.Number!, 720.00m, "CNY", Stories.Today, order.Id));
        await _desk.Becomes(caseFile, order, now => now is { State: OrderState.AwaitingPayment, FeeAmount: 720.00m });
        await service.Bus.Publish(new FeePaid(
            caseFile.Id, Guid.NewGuid(), 2, caseFile.Number!, 720.00m, "CNY", Stories.Today, order.Id));
        await _desk.Becomes(caseFile, order, now => now.State is OrderState.InProgress);
        await Eventually.Is(() => service.IsPublished<CardWanted>(told => told.OrderId == order.Id));

        await service.Bus.Publish(
            new CardReturned(caseFile.Id, Stories.ACard, 5, order.Id, CardReturnMethod.OnSite, Stories.Today));
        await _desk.Becomes(caseFile, order, now => !now.OwesCard);
        await service.Bus.Publish(new CardProduced(
            caseFile.Id, OrderStories.NewCard, 1, Stories.Three, OrderStories.Expiry, Stories.Today, "CHN000000023",
            order.Id));
        await service.Bus.Publish(new CardMailed(caseFile.Id, OrderStories.NewCard, 2, "EC123456785CN", Stories.Today));
        await _desk.Becomes(caseFile, order, now => now.State is OrderState.Completed);
        Assert.True(await service.Now(caseFile, now => now.CardNumber == "CHN000000023" && now.HasLiveCard));
    }

    [Fact]
    public async Task An_order_that_was_returned_shows_the_reasons_and_only_they_can_be_mended()
    {
        var (caseFile, order) = await Returned();
        var http = service.Owner(caseFile);
        await Refusal.Is(HttpStatusCode.Conflict, "correction.not-pinned", await http.PutAsJsonAsync(
            $"/orders/{order.Id}/form", new { form = order.Form with { ContactName = "李四" } }, Json.Options));
        await Refusal.Is(HttpStatusCode.Conflict, "correction.unanswered",
            await http.PostAsync($"/orders/{order.Id}/correction/submission", null));
        await _desk.Save(caseFile, order.Id, order.Form with { ContactPhone = "13800000000" });

        var corrected = await OrderDesk.Read<OrderView>(await http.PostAsync($"/orders/{order.Id}/correction/submission", null));

        Assert.Equal((2, OrderState.InReview), (corrected.Round, corrected.State));
        Assert.Equal(("空号", "13123456789", "13800000000"), corrected.Corrections[0].Pins
            .Select(pin => (pin.Reason, pin.Before, pin.After)).Single());
        await Eventually.Is(() => service.IsPublished<OrderCorrected>(told => told.OrderId == order.Id));
    }

    [Fact]
    public async Task A_call_that_is_noted_while_the_files_are_frozen_refuses_nothing()
    {
        var (caseFile, order) = await Returned();
        await _desk.Save(caseFile, order.Id, order.Form with { ContactPhone = "13800000000" });
        service.Outside.On($"POST /orders/{order.Id}/freeze", async _ =>
        {
            await using var db = service.OpenDatabase();
            var called = await db.Cases.Include(c => c.Orders).SingleAsync(c => c.Id == caseFile.Id);
            called.RecordCall(
                called.GetOrder(order.Id), new(Guid.NewGuid(), CallOutcome.Advised, "…", Stories.Today, null));
            await db.SaveChangesAsync();
            return Results.Json(new { materials = new[] { ApplicationsService.Photo } }, Json.Options);
        });

        var corrected = await OrderDesk.Read<OrderView>(
            await service.Owner(caseFile).PostAsync($"/orders/{order.Id}/correction/submission", null));

        Assert.Equal((OrderState.InReview, 1), (corrected.State, corrected.Calls.Length));
    }

    [Fact]
    public async Task A_leaver_is_one_step_from_the_radar_to_the_cancellation()
    {
        var caseFile = await service.ACase(c => OrderStories.MailedUntil(c, new(2026, 9, 1)));
        var http = service.Owner(caseFile);
        var radar = await OrderDesk.Read<GetRadar.Item[]>(await http.GetAsync("/radar"));
        Assert.Equal(
            [
                (GetRadar.Due.RenewalOpens, new DateOnly(2026, 3, 1)),
                (GetRadar.Due.CardExpires, new DateOnly(2026, 9, 1)),
            ],
            radar.Select(item => (item.What, item.On)));
        Assert.Contains(radar[0].OfferedBusinesses, business => business.Kind is OrderKind.Cancellation);

        var answer = await http.PostAsJsonAsync(
            $"/cases/{caseFile.Id}/orders", new { kind = OrderKind.Cancellation, reason = OrderReason.LeftTheFirm },
            Json.Options);

        Assert.Equal(
            ["return.method", "returnAcknowledged"], (await OrderDesk.Read<OrderView>(answer)).Problems.Select(one => one.Field));
        Assert.Empty(await OrderDesk.Read<GetRadar.Item[]>(
            await service.As(Roles.Enterprise, await service.AnEnterprise()).GetAsync("/radar")));
    }

    [Fact]
    public async Task The_adviser_tells_the_back_the_odds_and_the_price_of_the_full_card()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var http = service.Owner(caseFile);
        var advice = await OrderDesk.Read<GetEarlyCardAdvice.Response>(
            await http.GetAsync($"/cases/{caseFile.Id}/early-production/advice?tripOn=2026-06-01"));
        Assert.Equal(["AUS"], advice.Back);
        Assert.Equal(["NZL", "SGP"], advice.Open.Select(one => one.Economy));
        Assert.All(advice.Open, one => Assert.Null(one.DecidedByTrip)); // no history yet: it says nothing
        Assert.Equal((720.00m, "CNY", true), (advice.LaterCard.Amount, advice.LaterCard.Currency, advice.IsOffered));

        await Refusal.IsAbout( // the day begins eight hours earlier in UTC, before the first that there is
            "tripOn", await http.GetAsync($"/cases/{caseFile.Id}/early-production/advice?tripOn=0001-01-01"));
    }

    private async Task<(CaseFile CaseFile, OrderView Order)> Returned()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Submitted(caseFile, OrderKind.Replacement);
        service.Outside.On($"GET /orders/{order.Id}/guidance", _ => Results.Json(new
        {
            pins = new[] { new { round = 1, target = "contactPhone", reason = "空号" } },
            calls = Array.Empty<object>(),
        }));
        await service.Bus.Publish(new OrderCorrectionRequested(
            order.Id, caseFile.Id, 2, 1, [new(PinKind.Field, "contactPhone")], Stories.Today));
        await _desk.Becomes(caseFile, order, now => now.State is OrderState.InCorrection);
        return (caseFile, order);
    }
}
