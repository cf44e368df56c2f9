using System.Net;
using ApecCard.Applications.Orders;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>What is refused of an order, to whom, and with which words.</summary>
[Collection(nameof(TheService))]
public class OrderRefusalsTests(ApplicationsService service)
{
    private readonly OrderDesk _desk = new(service);

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
            c, Forms.Complete(Stories.APerson(), "beijing", HandoverMethod.Collection)));
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
        await _desk.Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.Replacement) with
        {
            Handover = new(HandoverMethod.Mailing, Address: Forms.Address()),
        });
        await Refusal.Is(HttpStatusCode.Conflict, "order.handover-not-offered", await _desk.Submit(caseFile, order.Id));
    }

    [Fact]
    public async Task Missing_and_wrong_fields_are_all_named()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
        var filled = OrderStories.Filled(caseFile, OrderKind.Replacement, OrderReason.PassportChanged);
        await _desk.Save(caseFile, order.Id, filled with
        {
            ContactPhone = "1",
        });
        var problem = await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await _desk.Submit(caseFile, order.Id));
        Assert.Equal(["contactPhone", "passportChanges"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(OrderState.Draft, (await _desk.Now(caseFile, order.Id)).State);
    }

    [Fact]
    public async Task The_new_passport_must_agree_with_its_machine_readable_zone_and_with_the_person()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var order = await _desk.Start(caseFile, OrderKind.PassportChange);
        var passport = OrderStories.NewPassport(caseFile);
        var saved = await _desk.Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = passport with { Number = "P99999999" },
        });
        Assert.Contains(saved.Problems, problem => problem is { Field: "passport.number", Code: "disagrees-with-mrz" });
        saved = await _desk.Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = caseFile.Form.Applicant!.Passport,
        });
        Assert.Contains(saved.Problems, problem => problem is { Field: "passport.number", Code: "unchanged" });
        saved = await _desk.Save(caseFile, order.Id, OrderStories.Filled(caseFile, OrderKind.PassportChange) with
        {
            Passport = passport with { MrzLine1 = Forms.MrzLine1("SOMEBODY", "ELSE") },
        });
        Assert.Contains(saved.Problems, problem => problem.Field == "passport.mrzLine1");
    }

    [Fact]
    public async Task A_changed_company_field_is_refused()
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
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
    public async Task Reading_9_a_person_who_holds_another_card_gets_no_replacement()
    {
        var first = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Start(first, OrderKind.Replacement);
        await _desk.Save(first, order.Id, OrderStories.Filled(first, OrderKind.Replacement));
        var person = (await service.Reload(first.Id)).Person!;
        await service.ACase(c => OrderStories.MailedOf(c, person));
        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live", await _desk.Submit(first, order.Id));
    }

    [Theory]
    [InlineData(Roles.Enterprise, HttpStatusCode.NotFound)]
    [InlineData(Roles.ServicePointClerk, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Economy, HttpStatusCode.Forbidden)]
    public async Task Reading_10_an_order_is_nobody_elses(string role, HttpStatusCode expected)
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
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
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
        var etag = (await http.GetAsync($"/orders/{order.Id}")).Headers.ETag!.Tag;
        await _desk.Save(caseFile, order.Id, order.Form with { Explanation = "First." });
        var late = await http.SendAsync(ApplicationsService.With(
            HttpMethod.Put, $"/orders/{order.Id}/form", "If-Match", etag, new { form = order.Form }));
        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile", late);
    }

    private async Task IsRefused(string code, Func<OrderForm, OrderForm> change)
    {
        var caseFile = await service.ACase(OrderStories.Mailed);
        var order = await _desk.Start(caseFile, OrderKind.Replacement);
        await _desk.Save(caseFile, order.Id, change(OrderStories.Filled(caseFile, OrderKind.Replacement)));
        await Refusal.Is(HttpStatusCode.Conflict, code, await _desk.Submit(caseFile, order.Id));
        var now = await _desk.Now(caseFile, order.Id);
        Assert.Equal((OrderState.Draft, null), (now.State, now.Number));
    }
}
