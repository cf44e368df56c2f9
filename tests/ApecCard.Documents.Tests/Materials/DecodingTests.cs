using System.Diagnostics;
using System.Net;
using System.Text;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>What has the form of a picture or a document must be one, and nothing more.</summary>
public sealed class DecodingTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>")]
    [InlineData("/OpenAction << /S /Launch /F (calc.exe) >>")]
    [InlineData("/OpenAction << /S /J#61vaScript /#4a#53 (app.alert\\(1\\)) >>")] // the same names, written otherwise
    [InlineData("/Names << /EmbeddedFiles << /Names [] >> >>")]
    [InlineData("/AcroForm << /XFA [] /Fields [] >>")]
    public async Task A_document_that_does_something_is_refused(string inCatalog) =>
        await IsRefused("file.active", Pdf([inCatalog], pages: 1));

    [Fact]
    public async Task A_locked_document_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("apec-locked-").FullName;
        var (open, locked) = (Path.Combine(folder, "open.pdf"), Path.Combine(folder, "locked.pdf"));
        await File.WriteAllBytesAsync(open, Samples.Pdf);
        foreach (var password in new[] { "a password", "" }) // the second one opens, but forbids to print
        {
            using var qpdf = Process.Start(
                "qpdf", ["--encrypt", password, "of the owner", "256", "--print=none", "--", open, locked]);
            await qpdf.WaitForExitAsync();
            Assert.Equal(0, qpdf.ExitCode);
            await IsRefused("file.encrypted", await File.ReadAllBytesAsync(locked));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_document_has_a_hundred_pages_at_most()
    {
        await IsRefused("file.pages", Pdf([], pages: 101));
        Assert.Equal(HttpStatusCode.Created, (await Hand(Pdf([], pages: 100))).StatusCode);
    }

    [Fact]
    public async Task A_document_that_no_program_opens_is_damaged()
    {
        var text = Encoding.Latin1.GetString(Samples.APdf("something else"));
        var noPages = text.Replace("/Root 1 0 R", "/Root 4 0 R", StringComparison.Ordinal);
        await IsRefused("file.damaged", Encoding.Latin1.GetBytes(noPages));
    }

    [Fact]
    public async Task A_picture_whose_points_are_no_picture_is_damaged()
    {
        var header = new byte[13];
        (header[3], header[7], header[8]) = (200, 80, 8);
        var png = Samples.PngOf(
        [
            .. Samples.Chunk("IHDR", header), .. Samples.Chunk("IDAT", "not compressed at all"u8.ToArray()),
            .. Samples.Chunk("IEND", []),
        ]);
        var answer = await DocumentsService.Upload(_enterprise, Guid.CreateVersion7(), "signature", png, "image/png");
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "file.damaged", answer);
    }

    private async Task IsRefused(string code, byte[] pdf)
    {
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, code, await Hand(pdf));
        Assert.Empty(service.Unfinished);
    }

    private Task<HttpResponseMessage> Hand(byte[] pdf) =>
        DocumentsService.Upload(_enterprise, Guid.CreateVersion7(), "application-letter", pdf);

    private static byte[] Pdf(string[] inCatalog, int pages) => Samples.PdfOf(
    [
        $"<< /Type /Catalog /Pages 2 0 R {string.Join(' ', inCatalog)} >>",
        $"<< /Type /Pages /Kids [{string.Join(' ', Enumerable.Range(3, pages).Select(n => $"{n} 0 R"))}] /Count {pages} >>",
        .. Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>", pages),
    ]);
}
