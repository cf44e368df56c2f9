using System.Text.Json;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>
/// What an enterprise of ours has after a full story: a case that was returned once and asked about once, an order on
/// it, a paid charge, files, messages, a batch and a card. The paths of all operations are filled in with them.
/// </summary>
internal sealed class Belongings(WholeSystem system) : IDisposable
{
    private const string Office = Journey.Office;
    private const string Asking = "SGP";

    private readonly Company _company = Company.One(new Random());

    public Enterprise Owner { get; private set; } = null!;

    public string OwnerEmail => _company.Email;

    public Agent Agent { get; private set; } = null!;

    public string TrackingToken { get; private set; } = "";

    /// <summary>A name, an address and a mailbox that nobody else has.</summary>
    public Person Applicant { get; } = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow)) with
    {
        ChineseName = "金丝雀七三九一",
        FamilyName = "JINSIQUE",
        GivenNames = "QISANJIUYI",
    };

    public const string Street = "金丝雀路七三九一号";

    public string Email { get; } = $"canary-{Guid.NewGuid():N}@example.com";

    /// <summary>What stands for a parameter of a path. What nobody has is not found, and comes to no harm.</summary>
    public Dictionary<string, string> Values { get; } = new()
    {
        ["office"] = Office,
        ["item"] = "photo",
        ["name"] = "no-such-system",
        ["account"] = "nobody@apeccard.example",
        ["clientId"] = SampleApp.ClientId,
        ["officerId"] = $"{Guid.NewGuid()}",
        ["accountId"] = $"{Guid.NewGuid()}",
        ["returnId"] = $"{Guid.NewGuid()}",
        ["refundId"] = $"{Guid.NewGuid()}",
        ["year"] = "2026",
    };

    /// <summary>What tells that a thing is ours: nobody from elsewhere may read it.</summary>
    public IEnumerable<string> Marks =>
        from value in Values
        where value.Key.EndsWith("Id", StringComparison.Ordinal) || value.Key is "caseNumber"
        select value.Value;

    public async Task GetAsync()
    {
        Owner = new(system.Gateway, _company);
        await Owner.RegisterAsync();
        await Owner.SignInAsync();
        Agent = await Owner.AppointAgentAsync();
        await Agent.SignInAsync();
        using var other = await Owner.AppointAgentAsync();
        Values["agentId"] = (await Owner.Door.GetAsync("/api/identity/agents")).Body!["items"]!.AsArray()
            .Single(one => one!["email"]!.GetValue<string>() == other.Email)!["id"]!.GetValue<string>();

        var caseId = await SubmittedAsync();
        Values["caseId"] = $"{caseId}";
        await ReturnedOnceAsync(caseId);
        await AskedOnceAsync(caseId);
        await OrderedAsync(caseId);
        Values["messageId"] = (await Agent.Door.GetAsync("/api/applications/messages")).Body!["items"]![0]!["id"]!
            .GetValue<string>();
        Values["chargeId"] = (await Agent.Door.GetAsync($"/api/payments/charges?caseId={caseId}"))
            .Body!["items"]![0]!["id"]!.GetValue<string>();
        await Until.SoAsync("the fee is invoiced", async () =>
        {
            var invoices = (await Agent.Door.GetAsync($"/api/payments/invoices?caseId={caseId}")).Body!["items"]!;
            Values["invoiceId"] = invoices.AsArray().Count > 0 ? invoices[0]!["id"]!.GetValue<string>() : "";
            return Values["invoiceId"] != "";
        });
        Values["fileId"] = (await Agent.Door.GetAsync($"/api/documents/cases/{caseId}/checklist?office={Office}"))
            .Body!["items"]!.AsArray().SelectMany(item => item!["files"]!.AsArray()).First()!["fileId"]!
            .GetValue<string>();
    }

    public void Dispose()
    {
        Owner?.Dispose();
        Agent?.Dispose();
    }

    private async Task<Guid> SubmittedAsync()
    {
        var draft = await Agent.StartCaseAsync();
        var id = draft.Id("id");
        var form = JsonSerializer.SerializeToNode(
            Agent.FormFor(Applicant, Office, "SHA-01"), ServiceDefaults.Json.Options)!;
        form["applicant"]!["email"] = Email;
        form["handover"]!["address"]!["street"] = Street;
        draft = await Agent.SaveFormAsync(id, form, draft.ETag!);
        await Agent.UploadMaterialsAsync(id, Office);
        var number = (await Agent.SubmitAsync(id, draft.ETag)).Text("number");
        Values["caseNumber"] = number;
        Values["day"] = "2026-05-04";
        Values["month"] = "2026-05";
        using var applicant = new Door(system.Gateway);
        var asked = await applicant.PostAsync(
            "/api/applications/tracking/codes", new { caseNumber = number, channel = "Email" });
        var code = await TrackingTests.CodeAsync(new Uri(system.Endpoint("mail"), "/mails"), number);
        TrackingToken = (await applicant.PostAsync(
            "/api/applications/tracking/sessions", new { requestId = asked.Id("requestId"), code })).Text("token");
        return id;
    }

    private async Task ReturnedOnceAsync(Guid caseId)
    {
        using var officer = await system.AnOfficerAsync("preliminary-officer", Office);
        await officer.ReturnAsync(
            caseId, "PreliminaryReview", ("Field", "applicant.travelNeed", "请写明展会名称。Name the fairs."));
        var calls = await officer.Door.GetAsync($"/api/review/calls?caseId={caseId}");
        Values["callId"] = calls.Body!["items"]![0]!["callId"]!.GetValue<string>();
        var returned = await Agent.SeesAsync(caseId, "退回补正");
        var form = returned.Body!["form"]!.DeepClone();
        form["applicant"]!["travelNeed"] = "参加悉尼国际食品展。";
        await Agent.SaveFormAsync(caseId, form, returned.ETag!);
        await Agent.SubmitCorrectionAsync(caseId);
        await officer.PassAsync(caseId, "PreliminaryReview");
    }

    private async Task AskedOnceAsync(Guid caseId)
    {
        using var foreignAffairs = await system.AnOfficerAsync("foreign-affairs-officer", Office);
        await foreignAffairs.PassAsync(caseId, "ForeignAffairsReview");
        await Agent.SeesAsync(caseId, "待缴费");
        await Agent.PayAsync(caseId);
        using var economies = new EconomiesAbroad(system.World.Economies);
        await economies.AskFirstAsync(Asking, Values["caseNumber"]);
        using var ministry = await system.AnOfficerAsync("ministry-officer");
        await ministry.PassAsync(caseId, "MinistryReview");
        await Until.SoAsync("all but one have decided", async () =>
        {
            var seen = (await Agent.GetCaseAsync(caseId)).Body!;
            var question = seen["questions"]?.AsArray().FirstOrDefault();
            Values["questionId"] = question?["questionId"]!.GetValue<string>() ?? "";
            return Values["questionId"] != "" && seen["economies"]!.AsArray()
                .Count(economy => economy!["state"]!.GetValue<string>() == "Granted") == 15;
        });
    }

    // An early card: ordered, approved, made.
    private async Task OrderedAsync(Guid caseId)
    {
        var order = await Agent.StartOrderAsync(caseId, "EarlyProduction");
        var orderId = order.Id("id");
        Values["orderId"] = $"{orderId}";
        order = await Agent.SaveOrderFormAsync(orderId, order.Body!["form"]!.DeepClone(), order.ETag!);
        await Agent.UploadOrderMaterialsAsync(order, Office);
        Values["orderFileId"] = (await Agent.Door.GetAsync(
            $"/api/documents/orders/{orderId}/checklist?office={Office}&business=EarlyProduction"))
            .Body!["items"]!.AsArray().SelectMany(item => item!["files"]!.AsArray()).First()!["fileId"]!
            .GetValue<string>();
        await Agent.SubmitOrderAsync(orderId);
        using var officer = await system.AnOfficerAsync("preliminary-officer", Office);
        await officer.ApproveOrderAsync(orderId);
        using var first = await system.AnOfficerAsync("service-point-clerk", Office);
        using var second = new Officer(system.Gateway, "service-point-clerk", Office, 1);
        await second.SignInAsync();
        var batchId = await first.PrepareBatchAsync(Values["caseNumber"]);
        Values["batchId"] = $"{batchId}";
        await second.ReleaseBatchAsync(batchId);
        await Agent.SeesAsync(caseId, "APEC经济体审核中，已提前制卡");
        await Until.SoAsync("the card is known", async () =>
        {
            var cards = await Agent.GetCardsAsync(caseId);
            Values["cardId"] = cards.Length > 0 ? cards[0]["cardId"]!.GetValue<string>() : "";
            return cards.Length > 0;
        });
    }
}
