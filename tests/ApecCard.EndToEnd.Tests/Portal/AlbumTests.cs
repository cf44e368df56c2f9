using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>
/// Every page, in both languages, at the width of a desk and of a phone: accessible, never wider than its window, and
/// with a picture in TestResults/album to look at.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public class AlbumTests(WholeSystem system)
{
    private const string Demo = "ApecCard-Demo-2026";

    [Fact]
    public async Task Visitors_pages() => await LookAsync(account: null, [
        new("home", "/"),
        new("sign-in", "/sign-in"),
        new("register", "/register"),
        new("tracking", "/tracking"),
        new("events", "/events"),
        new("invitation", "/invitation#used-before"),
        new("forgot-password", "/forgot-password"),
        new("reset-password", "/reset-password#used-before"),
        new("confirm-email", "/confirm-email#used-before"),
        new("no-such-page", "/no-such-page"),
    ]);

    [Fact]
    public async Task Pages_of_filling_in()
    {
        var company = Company.One(new Random());
        using var agent = await system.AnAgentAsync(company);
        var draft = await WholeSystem.AReadyDraftAsync(agent);
        var returned = await WholeSystem.AReadyDraftAsync(agent);
        await agent.SubmitAsync(returned);
        using var officer = await system.AnOfficerAsync("preliminary-officer", "shanghai");
        await officer.ReturnAsync(
            returned, "PreliminaryReview",
            ("Field", "applicant.travelNeed", "请写明展会名称。"), ("Material", "tax-proof", "扫描不清。"));
        await agent.SeesAsync(returned, "退回补正");
        await LookAsync(company.Email, [
            new("cases", "/cases"),
            new("start", "/cases/new"),
            .. Steps($"/cases/{draft}/form", "company", "applicant", "office", "materials", "handover", "invoice", "confirm"),
            new("case-in-correction", $"/cases/{returned}"),
            new("correction", $"/cases/{returned}/correction"),
            new("readings", $"/cases/{returned}/readings"),
            new("withdrawal", $"/cases/{returned}/withdrawal"),
            new("payments", "/payments"),
            new("roster", "/roster"),
            new("radar", "/radar"),
            new("messages", "/messages"),
            new("agents", "/agents"),
            new("account", "/account"),
            new("sessions", "/account/sessions"),
            new("authorize", "/authorize?response_type=code&client_id=mobile-sample"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A51004%2Fsigned-in&state=album&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
            new("password", "/account/password"),
        ], Enterprise.Password);
    }

    [Fact]
    public async Task Pages_of_a_case_before_the_economies()
    {
        using var story = new AlmostCleared(system.World);
        var (caseId, _, _, _, _) = await story.RunAsync();
        var order = (await story.Clerk.StartOrderAsync(caseId, "EarlyProduction")).Id("id");
        await LookAsync(story.Clerk.Email, [
            new("case-with-economies", $"/cases/{caseId}"),
            new("early-card-fill", $"/orders/{order}/form/fill"),
        ], Enterprise.Password);
    }

    [Fact]
    public async Task Pages_of_a_card_and_its_orders()
    {
        using var story = new ReplacementInReview(system.World);
        var (caseId, _, _, _, _) = await story.RunAsync();
        await LookAsync(story.Clerk.Email, [
            new("case-with-card", $"/cases/{caseId}"),
            new("case-done", $"/cases/{caseId}/done"),
            new("orders", "/orders?kind=Replacement"),
            new("order", $"/orders/{story.OrderId}"),
            new("invoices", "/invoices"),
        ], Enterprise.Password);
        await LookAsync("preliminary.shanghai@apeccard.example", [
            new("desk", "/desk"),
            new("desk-case", $"/desk/cases/{caseId}"),
            new("desk-calls", "/desk/calls"),
            new("desk-orders", "/desk/orders"),
            new("desk-order", $"/desk/orders/{story.OrderId}"),
        ]);
    }

    [Fact]
    public async Task Pages_of_the_ministry_and_of_those_who_look_after_it_all()
    {
        await LookAsync("ministry@apeccard.example", [
            new("ministry", "/ministry"), new("ministry-overdue", "/ministry/overdue"),
        ]);
        await LookAsync("operator@apeccard.example", [
            new("operations", "/operations"), new("queues", "/queues"), new("retention", "/retention"),
            new("statistics", "/statistics"),
        ]);
        await LookAsync("finance@apeccard.example", [new("finance", "/finance"), new("statements", "/statements")]);
        await LookAsync("administrator@apeccard.example", [
            new("offices", "/offices"),
            new("systems", "/systems"),
            .. Steps("/offices/shanghai", "particulars", "checklist", "rules", "fees", "points"),
            new("calendar", "/calendar"),
            new("officers", "/officers"),
            new("enterprises", "/enterprises"),
        ]);
    }

    [Fact]
    public async Task Pages_of_a_service_point()
    {
        using var story = new CardToBeMade(system.World);
        var (caseId, _, _, _, _) = await story.RunAsync();
        using var first = await system.AnOfficerAsync("service-point-clerk", "shanghai");
        var batch = await first.PrepareBatchAsync(story.Number);
        await LookAsync("clerk.shanghai@apeccard.example", [
            new("production", "/point/production"), new("batch", $"/point/production/{batch}"),
        ]);
        using var second = new Officer(system.Gateway, "service-point-clerk", "shanghai", which: 1);
        await second.SignInAsync();
        await second.ReleaseBatchAsync(batch);
        var agent = story.Clerk;
        await agent.SeesAsync(caseId, "待取卡");
        var card = (await agent.GetCardsAsync(caseId))[0]["cardId"]!.GetValue<Guid>();
        await LookAsync("clerk.shanghai@apeccard.example", [
            new("point", "/point"),
            new("handover", $"/point/handovers/{card}"),
            new("slip", $"/point/handovers/{card}/slip"),
            new("returns", "/point/returns"),
        ]);
    }

    private async Task LookAsync(string? account, Sight[] sights, string password = Demo)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = account is null
            ? await chromium.OpenAsync(system.Gateway)
            : await chromium.SignInAsync(system.Gateway, account, password);
        var faults = await new Album(page).LookAtAsync(sights);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static IEnumerable<Sight> Steps(string path, params string[] steps) =>
        steps.Select(step => new Sight($"{path.Split('/')[1]}-{step}", $"{path}/{step}"));
}
