using System.Net;
using System.Text.Json;
using ApecCard.Documents.Files;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Checklists;

/// <summary>The photo is upright, three to four, and white behind the person.</summary>
public sealed class PortraitRuleTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData(300, 400, "white")]
    [InlineData(413, 531, "white")] // 35 × 45 mm
    [InlineData(413, 579, "white")] // 35 × 49 mm
    [InlineData(600, 800, "#f0f2f4")] // white, as a camera sees it
    public async Task A_photo_by_the_rule_is_taken(int width, int height, string ground) =>
        Assert.Equal(HttpStatusCode.Created, (await Hand(Drawn.Person(width, height, ground))).StatusCode);

    [Theory]
    [InlineData(299, 400, "white", "photo.too-few-pixels")]
    [InlineData(1200, 1600, "white", "photo.too-many-pixels")]
    [InlineData(600, 600, "white", "photo.ratio")]
    [InlineData(400, 600, "white", "photo.ratio")]
    [InlineData(413, 531, "#9fc3e8", "photo.background")] // light blue, as for another document
    [InlineData(413, 531, "#dcdcd4", "photo.background")] // a grey wall
    [InlineData(413, 531, "#22303c", "photo.background")]
    public async Task Any_other_is_refused_and_the_sentence_says_what_to_change(
        int width, int height, string ground, string code)
    {
        var answer = await Hand(Drawn.Person(width, height, ground));
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, code, answer);
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task A_shadow_on_one_side_is_seen()
    {
        var shaded = Drawn.Picture(
            "jpeg", "-size", "413x531", "xc:white", "-fill", "#8a8a8a", "-draw", "rectangle 0,0 30,531");
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "photo.background", await Hand(shaded));
    }

    [Theory]
    [InlineData(3000, 4000, "jpeg")]
    [InlineData(4000, 3000, "jpeg")]
    [InlineData(400, 1200, "png")]
    public async Task What_is_cropped_is_by_the_rule_and_nothing_of_it_is_kept(int width, int height, string format)
    {
        var answer = await Crop(Drawn.Person(width, height, format: format), $"image/{format}");

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var cropped = await answer.Content.ReadAsByteArrayAsync();
        using var bytes = new MemoryStream(cropped);
        var facts = FileFacts.Of(bytes);
        Assert.Equal(0.75, (double)facts.Width!.Value / facts.Height!.Value);
        Assert.Empty(service.Unfinished);
        Assert.Equal(HttpStatusCode.Created, (await Hand(cropped)).StatusCode);
    }

    [Fact]
    public async Task A_picture_that_was_taken_lying_is_cropped_upright()
    {
        var plain = Drawn.Picture(
            "jpeg", "-size", "1600x1200", "xc:white", "-fill", "black", "-draw", "rectangle 0,0 200,1200");
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, // big-endian, its only directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, // orientation 6: turn it clockwise
        ];
        byte[] lying = [.. plain[..2], .. exif, .. plain[2..]];
        var cropped = await (await Crop(lying, "image/jpeg")).Content.ReadAsByteArrayAsync();
        var above = Drawn.Run(
            "convert", cropped, "jpeg:-", "-gravity", "north", "-crop", "100%x5%+0+0", "+repage", "-format",
            "%[fx:mean<0.2]", "info:");
        Assert.Equal("1", System.Text.Encoding.ASCII.GetString(above));
    }

    [Theory]
    [InlineData("/checklists/shanghai/photo/crop", "too small", 422, "photo.too-few-pixels")]
    [InlineData("/checklists/shanghai/photo/crop", "half a picture", 422, "file.damaged")]
    [InlineData("/checklists/shanghai/photo/crop", "nothing", 422, "file.empty")]
    [InlineData("/checklists/shanghai/photo/crop", "a document", 415, "file.type-not-accepted")]
    [InlineData("/checklists/shanghai/signature/crop", "a picture", 404, "photo.no-rule")]
    [InlineData("/checklists/shanghai/no-such-item/crop", "a picture", 404, "materials.unknown-item")]
    [InlineData("/checklists/atlantis/photo/crop", "a picture", 404, "office.unknown")]
    public async Task What_cannot_be_cropped_is_refused_with_a_code(string path, string what, int status, string code)
    {
        byte[] bytes = what switch
        {
            "too small" => Drawn.Person(200, 300),
            "half a picture" => Drawn.Person(413, 531)[..^400],
            "a document" => Samples.Pdf,
            "a picture" => Drawn.Person(413, 531),
            _ => [],
        };
        await Refusal.Is((HttpStatusCode)status, code, await Send(path, bytes, "image/jpeg"));
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task The_sample_of_the_photo_is_by_the_rule()
    {
        var sample = await service.Anonymous().GetByteArrayAsync("/checklists/shanghai/photo/sample");
        Assert.Equal(HttpStatusCode.Created, (await Hand(sample)).StatusCode);
    }

    [Fact]
    public async Task A_list_cannot_ask_for_a_photo_that_nobody_can_take()
    {
        var administrator = service.As(Roles.Administrator);
        var list = await administrator.GetFromJsonAsync<JsonElement>("/checklists/hunan");
        var item = list.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("item").GetString() == "signature");
        var items = new[] { item.Deserialize<Dictionary<string, object?>>()! };
        items[0]["portrait"] = true;
        var answer = await administrator.PutAsJsonAsync(
            "/checklists/hunan",
            new { version = list.GetProperty("version").GetInt32(), items, reason = "a photo of any size" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("checklist.portrait", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Hand(byte[] photo) =>
        DocumentsService.Upload(_enterprise, Guid.CreateVersion7(), "photo", photo, "image/jpeg");

    private Task<HttpResponseMessage> Crop(byte[] picture, string type) =>
        Send("/checklists/shanghai/photo/crop", picture, type);

    private async Task<HttpResponseMessage> Send(string path, byte[] bytes, string type)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new(type);
        return await _enterprise.PostAsync(path, content);
    }
}
