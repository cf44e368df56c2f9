using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>An order from the click to its end, as the enterprise and the other services bring it about.</summary>
[Collection(nameof(TheService))]
public class OrdersOverHttpTests(ApplicationsService service)
{
    [Fact]
    public async Task A_draft_is_filled_in_and_can_be_taken_up_again_elsewhere()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var started = await Start(caseFile, OrderKind.Replacement);
        Assert.Equal(("王芳", "上海示例贸易有限公司", "91350100M000100Y43"),
            (started.Form.ContactName, started.Company.Name, started.Company.Uscc));
        Assert.Equal(["在线填表", "上传材料", "取卡方式", "信息确认"], started.Steps);

        var form = OrderStories.Filled(caseFile, OrderKind.Replacement) with { Explanation = "It broke." };
        var saved = await Save(caseFile, started.Id, form);

        Assert.Empty(saved.Problems);
        var again = await Read<OrderView>(
            await service.As(Roles.Agent, caseFile.EnterpriseId).GetAsync($"/orders/{started.Id}"));
        Assert.Equal(("It broke.", OrderState.Draft, null), (again.Form.Explanation, again.State, again.Number));
    }

    [Fact]
    public async Task Submitted_it_has_its_number_barcode_office_and_place_in_the_personal_centre()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Submitted(caseFile, OrderKind.Replacement);
        Assert.Equal(
            ($"{caseFile.Number}-01-hb", OrderState.InReview, "待审核"),
            (order.Number, order.State, order.StateInChinese));
        Assert.Equal(("王伟", "办理机构", "换补卡"), (order.Applicant, order.Office.ChineseName, order.KindInChinese));
        await Eventually.Is(() => service.IsPublished<OrderSubmitted>(told => told.OrderId == order.Id));

        var http = service.Owner(caseFile);
        var barcode = await http.GetAsync($"/orders/{order.Id}/barcode");
        Assert.Equal("image/svg+xml", barcode.Content.Headers.ContentType?.MediaType);
        Assert.Contains(order.Number!, await barcode.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var tab = await Read<Page<ListOrders.Item>>(await http.GetAsync("/orders?kind=Replacement"));
        Assert.Equal((order.Id, caseFile.Number), (Assert.Single(tab.Items).Id, tab.Items[0].CaseNumber));
        Assert.Empty((await Read<Page<ListOrders.Item>>(await http.GetAsync("/orders?kind=Cancellation"))).Items);
        var shown = await Read<CaseView>(await http.GetAsync($"/cases/{caseFile.Id}"));
        Assert.Equal(order.Id, Assert.Single(shown.Orders).Id);
        Assert.Equal([OrderKind.Cancellation], shown.OfferedBusinesses.Select(one => one.Kind)); // it may pre-empt
    }

    [Fact]
    public async Task A_replacement_goes_from_its_review_over_payment_and_production_to_its_holder()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Submitted(caseFile, OrderKind.Replacement);
        await service.Bus.Publish(
            new OrderReviewed(order.Id, caseFile.Id, 2, 1, OrderDecision.Approved, null, Stories.Today));
        await Becomes(caseFile, order, now => now.State is OrderState.Approved);
        await Eventually.Is(() => service.IsPublished<OrderAccepted>(told => told.OrderId == order.Id));
        await Eventually.Is(() => service.IsPublished<CardNotWanted>(told => told.OrderId == order.Id));

        await service.Bus.Publish(new ChargeOpened(
            caseFile.Id, Guid.NewGuid(), 1, caseFile.Number!, 720.00m, "CNY", Stories.Today, order.Id));
        await Becomes(caseFile, order, now => now is { State: OrderState.AwaitingPayment, FeeAmount: 720.00m });
        await service.Bus.Publish(new FeePaid(
            caseFile.Id, Guid.NewGuid(), 2, caseFile.Number!, 720.00m, "CNY", Stories.Today, order.Id));
        await Becomes(caseFile, order, now => now.State is OrderState.InProgress);
        await Eventually.Is(() => service.IsPublished<CardWanted>(told => told.OrderId == order.Id));

        await service.Bus.Publish(
            new CardReturned(caseFile.Id, Stories.ACard, 5, order.Id, CardReturnMethod.OnSite, Stories.Today));
        await Becomes(caseFile, order, now => !now.OwesCard);
        await service.Bus.Publish(new CardProduced(
            caseFile.Id, OrderStories.NewCard, 1, Stories.Three, OrderStories.Expiry, Stories.Today, "CHN000000023",
            order.Id));
        await service.Bus.Publish(new CardMailed(caseFile.Id, OrderStories.NewCard, 2, "EC123456785CN", Stories.Today));
        await Becomes(caseFile, order, now => now.State is OrderState.Completed);
        Assert.True(await service.Now(caseFile, now => now.CardNumber == "CHN000000023" && now.HasLiveCard));
    }

    [Fact]
    public async Task An_order_that_was_returned_shows_the_reasons_and_only_they_can_be_mended()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Submitted(caseFile, OrderKind.Replacement);
        service.Outside.On($"GET /orders/{order.Id}/guidance", _ => Results.Json(new
        {
            pins = new[] { new { round = 1, target = "contactPhone", reason = "空号" } },
            calls = Array.Empty<object>(),
        }));
        await service.Bus.Publish(new OrderCorrectionRequested(
            order.Id, caseFile.Id, 2, 1, [new(PinKind.Field, "contactPhone")], Stories.Today));
        await Becomes(caseFile, order, now => now.State is OrderState.InCorrection);

        var http = service.Owner(caseFile);
        await Refusal.Is(HttpStatusCode.Conflict, "correction.not-pinned", await http.PutAsJsonAsync(
            $"/orders/{order.Id}/form", new { form = order.Form with { ContactName = "李四" } }, Json.Options));
        await Refusal.Is(HttpStatusCode.Conflict, "correction.unanswered",
            await http.PostAsync($"/orders/{order.Id}/correction/submission", null));
        await Save(caseFile, order.Id, order.Form with { ContactPhone = "13800000000" });

        var corrected = await Read<OrderView>(await http.PostAsync($"/orders/{order.Id}/correction/submission", null));

        Assert.Equal((2, OrderState.InReview), (corrected.Round, corrected.State));
        Assert.Equal(("空号", "13123456789", "13800000000"), corrected.Corrections[0].Pins
            .Select(pin => (pin.Reason, pin.Before, pin.After)).Single());
        await Eventually.Is(() => service.IsPublished<OrderCorrected>(told => told.OrderId == order.Id));
    }

    [Fact]
    public async Task A_missing_tick_is_refused_and_changes_nothing() => await IsRefused(
        "order.return-not-acknowledged", form => form with { ReturnAcknowledged = null });

    [Fact]
    public async Task A_replacement_without_a_way_to_hand_the_old_card_in_is_refused() => await IsRefused(
        "order.return-missing", form => form with { Return = null });

    [Fact]
    public async Task A_pickup_choice_that_the_office_does_not_offer_is_refused()
    {
        var caseFile = await service.ACase(c => OrderStories.MailedWith(
            c, Forms.Complete(7_001, "beijing", HandoverMethod.Collection)));
        var order = await Start(caseFile, OrderKind.Replacement);
        await Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.Replacement) with
        {
            Handover = new(HandoverMethod.Mailing, Address: Forms.Address()),
        });
        await Refusal.Is(HttpStatusCode.Conflict, "order.handover-not-offered", await Submit(caseFile, order.Id));
    }

    [Fact]
    public async Task Missing_and_wrong_fields_are_all_named()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Start(caseFile, OrderKind.Replacement);
        var filled = OrderStories.Filled(caseFile, OrderKind.Replacement, OrderReason.PassportChanged);
        await Save(caseFile, order.Id, filled with
        {
            ContactPhone = "1",
        });
        var problem = await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await Submit(caseFile, order.Id));
        Assert.Equal(["contactPhone", "passportChanges"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(OrderState.Draft, (await Now(caseFile, order.Id)).State);
    }

    [Fact]
    public async Task The_new_passport_must_agree_with_its_machine_readable_zone_and_with_the_person()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var order = await Start(caseFile, OrderKind.PassportChange);
        var passport = OrderStories.NewPassport(caseFile);
        var saved = await Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = passport with { Number = "P99999999" },
        });
        Assert.Contains(saved.Problems, problem => problem is { Field: "passport.number", Code: "disagrees-with-mrz" });
        saved = await Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = caseFile.Form.Applicant!.Passport,
        });
        Assert.Contains(saved.Problems, problem => problem is { Field: "passport.number", Code: "unchanged" });
        saved = await Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = passport with { MrzLine1 = Forms.MrzLine1("SOMEBODY", "ELSE") },
        });
        Assert.Contains(saved.Problems, problem => problem.Field == "passport.mrzLine1");
    }

    [Fact]
    public async Task A_changed_company_field_is_refused()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Start(caseFile, OrderKind.Replacement);
        var answer = await service.Owner(caseFile).PutAsJsonAsync(
            $"/orders/{order.Id}/form", new { form = order.Form, company = order.Company with { Name = "别的公司" } },
            Json.Options);
        await Refusal.Is(HttpStatusCode.Conflict, "order.company-read-only", answer);
        answer = await service.Owner(caseFile).PutAsJsonAsync(
            $"/orders/{order.Id}/form", new { form = order.Form, company = order.Company }, Json.Options);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Of_two_started_at_the_same_moment_one_wins()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Owner(caseFile).PostAsJsonAsync(
            $"/cases/{caseFile.Id}/orders", new { kind = OrderKind.Replacement }, Json.Options)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created))
        {
            await Refusal.Is(HttpStatusCode.Conflict, "order.another-open", answer);
        }
    }

    [Fact]
    public async Task A_reason_of_another_business_is_refused()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        await Refusal.IsAbout("reason", await service.Owner(caseFile).PostAsJsonAsync(
            $"/cases/{caseFile.Id}/orders", new { kind = OrderKind.Replacement, reason = OrderReason.LeftTheFirm },
            Json.Options));
        await Refusal.IsAbout(
            "kind", await service.Owner(caseFile).PostAsJsonAsync($"/cases/{caseFile.Id}/orders", new { }));
    }

    [Fact]
    public async Task A_leaver_is_one_step_from_the_radar_to_the_cancellation()
    {
        var caseFile = await service.ACase(c => OrderStories.MailedUntil(c, new(2026, 9, 1)));
        var http = service.Owner(caseFile);
        var radar = await Read<GetRadar.Item[]>(await http.GetAsync("/radar"));
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
            ["return.method", "returnAcknowledged"], (await Read<OrderView>(answer)).Problems.Select(one => one.Field));
        Assert.Empty(await Read<GetRadar.Item[]>(
            await service.As(Roles.Enterprise, await service.AnEnterprise()).GetAsync("/radar")));
    }

    [Fact]
    public async Task The_adviser_tells_the_back_the_odds_and_the_price_of_the_full_card()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var http = service.Owner(caseFile);
        var advice = await Read<GetEarlyCardAdvice.Response>(
            await http.GetAsync($"/cases/{caseFile.Id}/early-production/advice?tripOn=2026-06-01"));
        Assert.Equal(["AUS"], advice.Back);
        Assert.Equal(["NZL", "SGP"], advice.Open.Select(one => one.Economy));
        Assert.All(advice.Open, one => Assert.Null(one.DecidedByTrip)); // no history yet: it says nothing
        Assert.Equal((720.00m, "CNY", true), (advice.LaterCard.Amount, advice.LaterCard.Currency, advice.IsOffered));
    }

    [Fact]
    public async Task Reading_9_a_person_who_holds_another_card_gets_no_replacement()
    {
        var first = await service.ACase(OrderStories.Mailed);
        var order = await Start(first, OrderKind.Replacement);
        await Save(first, order.Id, OrderStories.Filled(first, OrderKind.Replacement));
        var person = (await service.Reload(first.Id)).Person!;
        await service.ACase(c => OrderStories.MailedOf(c, person));
        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live", await Submit(first, order.Id));
    }

    [Theory]
    [InlineData(Roles.Enterprise, HttpStatusCode.NotFound)]
    [InlineData(Roles.ServicePointClerk, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Economy, HttpStatusCode.Forbidden)]
    public async Task Reading_10_an_order_is_nobody_elses(string role, HttpStatusCode expected)
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Start(caseFile, OrderKind.Replacement);
        var http = service.As(role, await service.AnEnterprise(), office: "shanghai");
        Assert.Equal(expected, (await http.GetAsync($"/orders/{order.Id}")).StatusCode);
        Assert.Equal(expected, (await http.PostAsync($"/orders/{order.Id}/submission", null)).StatusCode);
        Assert.Equal(expected, (await http.PostAsJsonAsync($"/orders/{order.Id}/withdrawal", new { })).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await service.Anonymous().GetAsync($"/orders/{order.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, // another office's
            (await service.As(Roles.PreliminaryOfficer, office: "beijing").GetAsync($"/orders/{order.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK,
            (await service.As(Roles.PreliminaryOfficer, office: "shanghai").GetAsync($"/orders/{order.Id}"))
                .StatusCode);
    }

    [Fact]
    public async Task A_stale_save_is_refused_with_412()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var http = service.Owner(caseFile);
        var order = await Start(caseFile, OrderKind.Replacement);
        var etag = (await http.GetAsync($"/orders/{order.Id}")).Headers.ETag!.Tag;
        await Save(caseFile, order.Id, order.Form with { Explanation = "First." });
        var late = await http.SendAsync(ApplicationsService.With(
            HttpMethod.Put, $"/orders/{order.Id}/form", "If-Match", etag, new { form = order.Form }));
        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", late);
    }

    private async Task IsRefused(string code, Func<OrderForm, OrderForm> change)
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await Start(caseFile, OrderKind.Replacement);
        await Save(caseFile, order.Id, change(OrderStories.Filled(caseFile, OrderKind.Replacement)));
        await Refusal.Is(HttpStatusCode.Conflict, code, await Submit(caseFile, order.Id));
        var now = await Now(caseFile, order.Id);
        Assert.Equal((OrderState.Draft, null), (now.State, now.Number));
    }

    private async Task<OrderView> Submitted(CaseFile caseFile, OrderKind kind)
    {
        var order = await Start(caseFile, kind);
        await Save(caseFile, order.Id, OrderStories.Filled(caseFile, kind));
        return await Read<OrderView>(await Submit(caseFile, order.Id));
    }

    private async Task<OrderView> Start(CaseFile caseFile, OrderKind kind) => await Read<OrderView>(
        await service.Owner(caseFile).PostAsJsonAsync($"/cases/{caseFile.Id}/orders", new { kind }, Json.Options));

    private async Task<OrderView> Save(CaseFile caseFile, Guid orderId, OrderForm form) => await Read<OrderView>(
        await service.Owner(caseFile).PutAsJsonAsync($"/orders/{orderId}/form", new { form }, Json.Options));

    private Task<HttpResponseMessage> Submit(CaseFile caseFile, Guid orderId) =>
        service.Owner(caseFile).PostAsync($"/orders/{orderId}/submission", null);

    private async Task<Order> Now(CaseFile caseFile, Guid orderId) =>
        (await service.Reload(caseFile.Id)).GetOrder(orderId);

    private Task Becomes(CaseFile caseFile, OrderView order, Func<Order, bool> so) =>
        Eventually.Is(async () => so(await Now(caseFile, order.Id)));

    private static async Task<T> Read<T>(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }
}
