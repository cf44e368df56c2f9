using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>
/// What is handed in for an order (domain §4) is kept as for a case, by the office's list for its business.
/// </summary>
public class OrderMaterialsTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private const string Lost = "office=hunan&business=Replacement&conditions=CardLost";
    private readonly Guid _orderId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    private HttpClient Officer => service.As(Roles.PreliminaryOfficer, office: "hunan");

    [Theory]
    [InlineData("EarlyProduction", "", "sealed-letter", "sealed-letter")]
    [InlineData("Replacement", "&conditions=CardReturned", "old-card explanation", "old-card explanation")]
    [InlineData("Replacement", "&conditions=CardLost&conditions=PassportChanges",
        "explanation old-passport-page new-passport-page loss-statement",
        "explanation old-passport-page new-passport-page loss-statement")]
    [InlineData("PassportChange", "", "new-passport-page explanation", "new-passport-page")]
    [InlineData("Cancellation", "&conditions=CardReturned", "cancellation-application", "cancellation-application")]
    [InlineData("Cancellation", "&conditions=CardLost", "cancellation-application loss-statement",
        "cancellation-application loss-statement")]
    public async Task Each_business_asks_for_its_own_materials_as_the_form_says(
        string business, string conditions, string items, string missing)
    {
        var list = await Enterprise.GetFromJsonAsync<JsonElement>(
            $"/orders/{_orderId}/checklist?office=hunan&business={business}{conditions}");

        Assert.Equal(items.Split(' '), Texts(list.GetProperty("items"), "item"));
        Assert.Equal(missing.Split(' '), list.GetProperty("missing").EnumerateArray().Select(one => one.GetString()!));
    }

    [Theory]
    [InlineData("office=hunan")]
    [InlineData("office=hunan&business=Application")]
    [InlineData("business=Replacement")]
    public async Task Without_an_office_and_one_of_the_four_businesses_there_is_no_list_for_an_order(string query) =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Enterprise.GetAsync($"/orders/{_orderId}/checklist?{query}")).StatusCode);

    [Fact]
    public async Task What_is_not_asked_for_under_these_conditions_is_not_taken()
    {
        await Refusal.Is(HttpStatusCode.NotFound, "materials.unknown-item", await Upload("old-card", Lost));
        await Refusal.Is(HttpStatusCode.NotFound, "materials.unknown-item", await Upload("photo", Lost));
    }

    [Fact]
    public async Task A_passport_page_that_is_no_picture_is_refused_by_its_bytes() => await Refusal.Is(
        HttpStatusCode.UnprocessableEntity, "file.type-unknown",
        await Upload("new-passport-page", "office=hunan&business=PassportChange", "no pdf at all"u8.ToArray()));

    [Fact]
    public async Task What_is_handed_in_for_an_order_is_frozen_once_and_read_by_its_office_alone()
    {
        await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await Freeze(["CardLost"]));
        await ACompleteOrder();

        var first = await Read(await Freeze(["CardLost"]));
        var again = await Read(await Freeze(["CardLost"]));

        Assert.Equal(["explanation", "loss-statement"], Texts(first.GetProperty("materials"), "item"));
        Assert.Equal((1, 1), (Version(first), Version(again)));
        var file = $"/files/{first.GetProperty("materials")[0].GetProperty("fileId").GetGuid()}";
        Assert.Equal(HttpStatusCode.OK, (await Officer.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await service.As(Roles.PreliminaryOfficer, office: "shanghai").GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task Only_Applications_freezes_and_only_one_of_the_four_businesses()
    {
        var body = new { enterpriseId = _enterpriseId, office = "hunan", business = "Replacement" };

        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Service, subject: "review").PostAsJsonAsync($"/orders/{_orderId}/freeze", body));
        var answer = await service.Applications.PostAsJsonAsync(
            $"/orders/{_orderId}/freeze", body with { business = "Application" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_submitted_order_is_locked_but_for_what_an_officer_pinned()
    {
        await ASubmittedOrder();
        await Refusal.Is(HttpStatusCode.Conflict, "materials.locked", await Upload("explanation", Lost, Other()));

        await Returned("explanation");
        await Refusal.Is(HttpStatusCode.Conflict, "materials.locked", await Upload("loss-statement", Lost, Other()));
        await Exchange("explanation");
        var corrected = await Read(await Freeze(["CardLost"], ["explanation"]));
        await Publish(new OrderCorrected(
            _orderId, 4, "APEC20261122000001-01-hb", Guid.NewGuid(), 2, [], [], DateTimeOffset.UtcNow), point: 4);

        Assert.Equal(2, Version(corrected));
        await Refusal.Is(HttpStatusCode.Conflict, "materials.locked", await Upload("explanation", Lost, Other()));
    }

    [Fact]
    public async Task A_correction_that_needs_more_materials_may_hand_them_in()
    {
        await ASubmittedOrder();
        const string Changed = Lost + "&conditions=PassportChanges";
        await Refusal.Is(HttpStatusCode.Conflict, "materials.locked", await Upload("new-passport-page", Changed));

        await Returned("explanation");
        Assert.Equal(HttpStatusCode.Created, (await Upload("new-passport-page", Changed)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Upload("old-passport-page", Changed)).StatusCode);
        var frozen = await Read(await Freeze(["CardLost", "PassportChanges"], ["explanation"]));

        Assert.Equal(
            ["explanation", "old-passport-page", "new-passport-page", "loss-statement"],
            Texts(frozen.GetProperty("materials"), "item"));
    }

    private async Task ACompleteOrder()
    {
        Assert.Equal(HttpStatusCode.Created, (await Upload("explanation", Lost)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Upload("loss-statement", Lost)).StatusCode);
    }

    private async Task ASubmittedOrder()
    {
        await ACompleteOrder();
        Assert.Equal(HttpStatusCode.OK, (await Freeze(["CardLost"])).StatusCode);
        await Publish(new OrderSubmitted(
            _orderId, 2, "APEC20261122000001-01-hb", OrderKind.Replacement, Guid.NewGuid(), "APEC20261122000001",
            _enterpriseId, "hunan", [], DateTimeOffset.UtcNow), point: 2);
    }

    private Task Returned(string item) => Publish(new OrderCorrectionRequested(
        _orderId, Guid.NewGuid(), 2, 1, [new(PinKind.Material, item)], DateTimeOffset.UtcNow), point: 3);

    private async Task Publish<T>(T message, int point) where T : class
    {
        await service.Bus.Publish(message);
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Dossiers.AnyAsync(one => one.Id == _orderId && one.HeardUpTo == point);
        });
    }

    private async Task Exchange(string item)
    {
        var list = await Enterprise.GetFromJsonAsync<JsonElement>($"/orders/{_orderId}/checklist?{Lost}");
        var entry = list.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("item").GetString() == item);
        foreach (var file in entry.GetProperty("files").EnumerateArray())
        {
            var removed = await Enterprise.DeleteAsync(
                $"/orders/{_orderId}/files/{file.GetProperty("fileId").GetGuid()}");
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Created, (await Upload(item, Lost, Other())).StatusCode);
    }

    private async Task<HttpResponseMessage> Upload(string item, string query, byte[]? bytes = null)
    {
        var content = new ByteArrayContent(bytes ?? Samples.APdf(item));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/pdf");
        return await Enterprise.PostAsync($"/orders/{_orderId}/materials/{item}?{query}", content);
    }

    private Task<HttpResponseMessage> Freeze(string[] conditions, string[]? unlocked = null) =>
        service.Applications.PostAsJsonAsync($"/orders/{_orderId}/freeze", new
        {
            enterpriseId = _enterpriseId,
            office = "hunan",
            business = "Replacement",
            conditions,
            unlocked,
        });

    private static byte[] Other() => Samples.APdf($"{Guid.NewGuid()}");

    private static async Task<JsonElement> Read(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static int Version(JsonElement manifest) => manifest.GetProperty("version").GetInt32();

    private static string[] Texts(JsonElement items, string name) =>
        [.. items.EnumerateArray().Select(one => one.GetProperty(name).GetString()!)];
}
