using System.Net;
using System.Net.Http.Headers;
using ApecCard.Documents.Passports;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Passports;

public class ReadPassportPageTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private static readonly string[][] _cameras =
    [
        [],
        ["-rotate", "1.5", "-blur", "0x0.8"],
        ["-attenuate", "0.3", "+noise", "Gaussian", "-quality", "70"],
        ["-resize", "60%"],
        ["-rotate", "90"],
        ["-bordercolor", "#664", "-border", "300x200", "-brightness-contrast", "-20x-20"],
    ];

    /// <summary>No digit checks the names; whatever is checked by one is never read wrongly.</summary>
    [Fact]
    public async Task Reads_what_stands_there_or_nothing_and_more_often_than_not_all_of_it()
    {
        var random = new Random(20261122);
        var pages = Enumerable.Range(0, Campaign.Of(12)).Select(_ => PassportPage.Of(random)).ToList();
        var read = 0;
        for (var i = 0; i < pages.Count; i++)
        {
            var camera = _cameras[i % _cameras.Length];
            using var answer = await Send(pages[i].Drawn("jpeg", camera));
            if (answer.StatusCode is HttpStatusCode.UnprocessableEntity)
            {
                await Refusal.Is(HttpStatusCode.UnprocessableEntity, "passport.not-readable", answer);
                continue;
            }

            var lines = (await answer.Content.ReadFromJsonAsync<ReadPassportPage.Response>())!;
            Assert.Equal(pages[i].Line2, lines.Line2);
            read += lines.Line1 == pages[i].Line1 ? 1 : 0;
        }

        Assert.True(read >= pages.Count / 2, $"Only {read} of {pages.Count} pages were read.");
    }

    [Fact]
    public async Task A_scanned_page_as_png() => Assert.Equal(
        HttpStatusCode.OK, (await Send(PassportPage.Of(new(5)).Drawn("png"), "image/png")).StatusCode);

    [Fact]
    public async Task Nothing_is_kept_of_a_picture()
    {
        await Send(PassportPage.Of(new(2)).Drawn("jpeg"));
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task A_page_whose_digits_do_not_hold_is_not_read()
    {
        var page = PassportPage.Of(new(3));
        var wrong = page with { Line2 = $"{page.Line2[..13]}750101{page.Line2[19..]}" };
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "passport.not-readable", await Send(wrong.Drawn("jpeg")));
    }

    [Fact]
    public async Task What_is_no_picture_of_a_page_is_refused()
    {
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "file.empty", await Send([]));
        await Refusal.Is(HttpStatusCode.UnsupportedMediaType, "file.type-not-accepted", await Send(Samples.Pdf));
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "file.damaged", await Send(Samples.Jpeg(400, 300)[..^40]));
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "passport.picture-too-large", await Send(Samples.Png(60_001, 1_000)));
        await Refusal.Is(
            HttpStatusCode.UnprocessableEntity, "passport.not-readable", await Send(Samples.Jpeg(400, 300)));
        await Refusal.Is(
            HttpStatusCode.RequestEntityTooLarge, "file.too-large", await Send(new byte[20_000_001]));
    }

    [Fact]
    public async Task Only_who_fills_in_forms_may_have_pages_read()
    {
        var content = new ByteArrayContent(Samples.Jpeg(400, 300));
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        Assert.Equal(
            HttpStatusCode.Forbidden, (await officer.PostAsync("/passport-readings", content)).StatusCode);
    }

    private async Task<HttpResponseMessage> Send(byte[] picture, string type = "image/jpeg")
    {
        var content = new ByteArrayContent(picture);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await service.As(Roles.Enterprise).PostAsync("/passport-readings", content);
    }
}
