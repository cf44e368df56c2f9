using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

public class UploadMaterialTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private const string Letter = "application-letter";
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Fact]
    public async Task What_was_handed_in_is_on_the_checklist_with_its_hash()
    {
        var answer = await DocumentsService.Upload(
            _enterprise, _caseId, Letter, Samples.Pdf, name: "%E7%94%B3%E8%AF%B7.pdf");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var file = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Samples.Pdf)), file.GetProperty("sha256").GetString());
        Assert.Equal(Samples.Pdf.Length, file.GetProperty("size").GetInt64());
        var list = await _enterprise.GetFromJsonAsync<JsonElement>($"/cases/{_caseId}/checklist?office=shanghai");
        var item = list.GetProperty("items").EnumerateArray()
            .Single(one => one.GetProperty("item").GetString() == Letter);
        Assert.Equal("Provided", item.GetProperty("state").GetString());
        Assert.Equal("申请.pdf", item.GetProperty("files")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(Letter, list.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task An_upload_may_be_repeated()
    {
        var first = await DocumentsService.Uploaded(_enterprise, _caseId, Letter);

        var again = await DocumentsService.Upload(_enterprise, _caseId, Letter, Samples.Pdf);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetGuid());
    }

    [Fact]
    public async Task A_file_without_a_length_is_taken_in_pieces()
    {
        var pieces = new StreamContent(new Pieces(Samples.Pdf));
        pieces.Headers.ContentType = new("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/cases/{_caseId}/materials/{Letter}");
        request.Headers.TransferEncodingChunked = true;
        request.Content = pieces;

        Assert.Equal(HttpStatusCode.Created, (await _enterprise.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(Letter, "image/png", "a document", 422, "file.type-mismatch")]
    [InlineData(Letter, "application/pdf", "a photo", 422, "file.type-mismatch")]
    [InlineData(Letter, "application/pdf", "a program", 422, "file.type-unknown")]
    [InlineData(Letter, "application/pdf", "nothing", 422, "file.empty")]
    [InlineData(Letter, "application/pdf", "half a document", 422, "file.damaged")]
    [InlineData(Letter, "image/jpeg", "a photo that is also a document", 422, "file.damaged")]
    [InlineData(Letter, "text/html", "a document", 415, "file.type-not-accepted")]
    [InlineData(Letter, null, "a document", 415, "file.type-not-accepted")]
    [InlineData("photo", "application/pdf", "a document", 415, "file.type-not-accepted")]
    [InlineData("photo", "image/jpeg", "a small photo", 422, "photo.too-few-pixels")]
    [InlineData("photo", "image/jpeg", "a long photo", 413, "file.too-large")]
    [InlineData("no-such-item", "application/pdf", "a document", 404, "materials.unknown-item")]
    public async Task What_cannot_be_taken_is_refused_with_a_code(
        string item, string? type, string what, int status, string code)
    {
        byte[] bytes = what switch
        {
            "a document" => Samples.Pdf,
            "half a document" => Samples.Pdf[..^6],
            "a photo" => Samples.Jpeg(400, 600),
            "a small photo" => Samples.Jpeg(200, 200),
            "a long photo" => [.. Samples.Jpeg(400, 600), .. new byte[5 << 20]],
            "a photo that is also a document" => [.. Samples.Jpeg(400, 600), .. Samples.Pdf],
            "a program" => [.. "MZ"u8],
            _ => [],
        };

        var answer = await DocumentsService.Upload(_enterprise, _caseId, item, bytes, type);

        await Refusal.Is((HttpStatusCode)status, code, answer);
        Assert.Empty(service.Unfinished);
        await using var db = service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    [Fact]
    public async Task A_file_that_grows_too_long_on_the_way_is_refused()
    {
        var pieces = new StreamContent(new Pieces([.. Samples.Pdf, .. new byte[(5 << 20) + 1]]));
        pieces.Headers.ContentType = new("application/pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/cases/{_caseId}/materials/{Letter}");
        request.Headers.TransferEncodingChunked = true;
        request.Content = pieces;

        await Refusal.Is(HttpStatusCode.RequestEntityTooLarge, "file.too-large", await _enterprise.SendAsync(request));
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_taken_than_the_item_allows()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            DocumentsService.Upload(_enterprise, _caseId, "tax-proof", Samples.APdf($"proof {i}"))));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer =>
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        await using var db = service.OpenDatabase();
        Assert.Equal(5, await db.Files.CountAsync(file => file.DossierId == _caseId));
        await Refusal.Is(HttpStatusCode.Conflict, "materials.too-many",
            await DocumentsService.Upload(_enterprise, _caseId, "tax-proof", Samples.APdf("one more")));
    }

    [Fact]
    public async Task Only_an_enterprise_or_its_agent_hands_in_and_only_signed_in()
    {
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");

        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in",
            await DocumentsService.Upload(service.Anonymous(), _caseId, Letter, Samples.Pdf));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await DocumentsService.Upload(officer, _caseId, Letter, Samples.Pdf));
    }

    [Theory]
    [InlineData("/cases/not-a-guid/materials/photo")]
    [InlineData("/cases/00000000-0000-0000-0000-000000000000/materials/%ED%A0%80")]
    [InlineData("/cases/00000000-0000-0000-0000-000000000000/materials/photo?office=%00")]
    [InlineData("/cases/00000000-0000-0000-0000-000000000000/materials/photo?office=atlantis")]
    public async Task Odd_addresses_are_not_found(string address)
    {
        using var content = new ByteArrayContent(Samples.Jpeg(400, 600));
        content.Headers.ContentType = new("image/jpeg");

        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.PostAsync(address, content)).StatusCode);
    }

    /// <summary>Gives a little at a time and does not know its length.</summary>
    private sealed class Pieces(byte[] bytes) : Stream
    {
        private int _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var step = Math.Min(Math.Min(count, 7_777), bytes.Length - _at);
            Array.Copy(bytes, _at, buffer, offset, step);
            _at += step;
            return step;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
