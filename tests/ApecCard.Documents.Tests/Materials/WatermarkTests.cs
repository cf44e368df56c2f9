using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Documents.Materials;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>What leaves us for an officer carries the officer's account and the time.</summary>
public sealed class WatermarkTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private const string Officer = "officer.shanghai@apeccard.example";
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task Every_page_of_a_document_says_who_opened_it_and_when_beside_what_it_says_itself()
    {
        var pages = Samples.PdfOf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
            .. Enumerable.Repeat(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
                + " /Resources << /Font << /F1 7 0 R >> >> >>",
                3),
            "<< /Length 43 >>\nstream\nBT /F1 12 Tf 20 20 Td (an own word) Tj ET  \nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]);
        var id = (await Submitted(("undertaking", pages)))["undertaking"];

        var shown = await Reader(Officer).GetAsync($"/files/{id}");

        Assert.Equal("application/pdf", shown.Content.Headers.ContentType?.MediaType);
        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Null(shown.Headers.ETag); // it is another copy each time
        var marked = await shown.Content.ReadAsByteArrayAsync();
        for (var page = 1; page <= 3; page++)
        {
            var text = Encoding.UTF8.GetString(
                Drawn.Run("pdftotext", marked, "-f", $"{page}", "-l", $"{page}", "-raw", "-", "-"));
            Assert.Contains("an own word", text, StringComparison.Ordinal);
            Assert.Contains(Officer, text, StringComparison.Ordinal);
            Assert.Contains($"{Roles.PreliminaryOfficer} shanghai", text, StringComparison.Ordinal);
            Assert.Matches("20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC\\+8", text);
        }

        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task A_picture_says_so_too()
    {
        var id = (await Submitted())["photo"];

        var shown = await Reader(Officer).GetAsync($"/files/{id}");

        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType?.MediaType);
        var level = Drawn.Run(
            "convert", await shown.Content.ReadAsByteArrayAsync(), "jpeg:-", "-background", "white", "-rotate", "25",
            "-resize", "400%", "-threshold", "85%", "png:-");
        var text = Encoding.UTF8.GetString(Drawn.Run("tesseract", level, "-", "-", "--psm", "11", "-l", "eng"));
        Assert.Contains("shanghai@apeccard", text, StringComparison.Ordinal);
        Assert.Empty(service.Unfinished);
    }

    [Theory]
    [InlineData("@/etc/passwd")]
    [InlineData("%[fx:1+1] \\n %m")]
    [InlineData("张伟 (")]
    public async Task Whatever_an_account_is_called_it_is_only_written(string account)
    {
        var files = await Submitted();
        Assert.Equal(HttpStatusCode.OK, (await Reader(account).GetAsync($"/files/{files["photo"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Reader(account).GetAsync($"/files/{files["undertaking"]}")).StatusCode);
    }

    [Fact]
    public async Task The_enterprise_gets_its_file_as_it_was_and_the_ministry_only_to_examine_the_case()
    {
        var id = (await Submitted(("undertaking", Samples.Pdf)))["undertaking"];
        var ministry = service.As(Roles.MinistryOfficer);

        Assert.Equal(Samples.Pdf, await Enterprise.GetByteArrayAsync($"/files/{id}"));
        Assert.Equal(Samples.Pdf, await ministry.GetByteArrayAsync($"/files/{id}?purpose=Audit"));
        Assert.NotEqual(Samples.Pdf, await ministry.GetByteArrayAsync($"/files/{id}"));
        Assert.NotEqual(Samples.Pdf, await Reader(Officer).GetByteArrayAsync($"/files/{id}?purpose=Audit"));
    }

    [Fact]
    public async Task An_officer_gets_the_whole_copy_when_a_part_is_asked_for()
    {
        var id = (await Submitted())["undertaking"];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{id}");
        request.Headers.Range = new(from: 10, to: 20);

        Assert.Equal(HttpStatusCode.OK, (await Reader(Officer).SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_small_picture_is_for_who_may_read_the_file_and_is_noted_once_a_day()
    {
        var files = await Submitted();
        foreach (var item in new[] { "photo", "signature", "undertaking" })
        {
            var path = $"/files/{files[item]}/thumbnail";
            var own = await Enterprise.GetAsync(path);
            Assert.Equal("image/jpeg", own.Content.Headers.ContentType?.MediaType);
            Assert.True(own.Headers.CacheControl!.NoStore);
            var bytes = await own.Content.ReadAsByteArrayAsync();
            var sides = Encoding.ASCII.GetString(
                Drawn.Run("convert", bytes, "jpeg:-", "-format", "%[fx:max(w,h)<=240]", "info:"));
            Assert.Equal("1", sides);
            Assert.NotEqual(bytes, await Reader(Officer).GetByteArrayAsync(path)); // the officer's is marked
            Assert.Equal(HttpStatusCode.OK, (await Reader(Officer).GetAsync(path)).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound, (await service.As(Roles.Agent, Guid.NewGuid()).GetAsync(path)).StatusCode);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await service.As(Roles.PreliminaryOfficer, office: "hunan").GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await service.As(Roles.Operator).GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await service.Anonymous().GetAsync(path)).StatusCode);
        }

        await using var db = service.OpenDatabase();
        var id = files["photo"].ToString();
        var noted = await db.AuditEntries
            .Where(entry => entry.Subject == id && entry.Action == GetThumbnail.Action).ToListAsync();
        Assert.Equal(2, noted.Count); // the enterprise, and the officer
        Assert.Single(noted, entry => entry.Actor == Officer);
        Assert.Empty(service.Unfinished);
    }

    private HttpClient Reader(string account) =>
        service.As(Roles.PreliminaryOfficer, office: "shanghai", subject: account);

    private async Task<Dictionary<string, Guid>> Submitted(params (string Item, byte[] Bytes)[] own)
    {
        var files = new Dictionary<string, Guid>();
        foreach (var (item, bytes) in own)
        {
            var answer = await DocumentsService.Upload(Enterprise, _caseId, item, bytes);
            files[item] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetGuid();
        }

        var missing = await Enterprise.GetFromJsonAsync<JsonElement>($"/cases/{_caseId}/checklist?office=shanghai");
        foreach (var item in missing.GetProperty("missing").EnumerateArray().Select(one => one.GetString()!))
        {
            files[item] = await DocumentsService.Uploaded(Enterprise, _caseId, item);
        }

        (await service.Freeze(_caseId, _enterpriseId)).EnsureSuccessStatusCode();
        return files;
    }
}
