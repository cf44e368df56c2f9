using System.Net;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Checklists.Samples;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Checklists;

public class GetSampleTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    [Theory]
    [InlineData("shanghai")]
    [InlineData("hunan")]
    [InlineData("xian")]
    [InlineData("beijing")]
    public async Task Every_item_has_help_and_a_sample_that_would_be_taken_for_it(string office)
    {
        foreach (var business in Enum.GetValues<Business>())
        {
            var list = await service.As(Roles.Agent, Guid.NewGuid()).GetFromJsonAsync<GetChecklist.Response>(
                $"/checklists/{office}?business={business}", Json.Options);
            Assert.NotEmpty(list!.Items);
            Assert.All(list.Items, item =>
            {
                Assert.Contains("常见问题", item.ChineseHelp, StringComparison.Ordinal);
                Assert.Contains("Often wrong", item.EnglishHelp, StringComparison.Ordinal);
            });
            await HasSamples(list);
        }
    }

    [Fact]
    public async Task Who_has_the_sample_already_is_told_so()
    {
        var client = service.Anonymous();
        var first = await client.GetAsync("/checklists/shanghai/photo/sample");
        Assert.True(first.Headers.CacheControl?.Public);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/checklists/shanghai/photo/sample");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task What_nobody_asks_for_has_no_sample()
    {
        await Refusal.Is(HttpStatusCode.NotFound, "materials.unknown-item",
            await service.Anonymous().GetAsync("/checklists/shanghai/invitation/sample"));
        await Refusal.Is(HttpStatusCode.NotFound, "office.unknown",
            await service.Anonymous().GetAsync("/checklists/atlantis/photo/sample"));
    }

    [Theory]
    [InlineData(FileFacts.Jpeg, 1, 1, 1, 1)]
    [InlineData(FileFacts.Jpeg, 1001, 1001, 333, 333)]
    [InlineData(FileFacts.Png, 37, 37, 901, 901)]
    [InlineData(FileFacts.Png, 300, 600, 400, 800)]
    public void A_sample_has_the_size_that_is_asked_for(string type, int least, int most, int lowest, int highest)
    {
        var item = AnItem([type], 1_000_000, new(least, most, lowest, highest));

        var sample = SampleFile.For(item)!;

        using var bytes = new MemoryStream(sample.Bytes);
        Assert.Null(item.WhyNot(FileFacts.Of(bytes), sample.ContentType));
        Assert.Equal(sample.Bytes, SampleFile.For(item)!.Bytes);
    }

    [Fact]
    public void There_is_none_that_is_longer_than_a_file_may_be() =>
        Assert.Null(SampleFile.For(AnItem([FileFacts.Pdf], maxBytes: 100, pixels: null)));

    private async Task HasSamples(GetChecklist.Response list)
    {
        foreach (var item in list.Items)
        {
            using var answer = await service.Anonymous().GetAsync(
                $"/checklists/{list.Office}/{item.Item}/sample?business={list.Business}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var type = answer.Content.Headers.ContentType!.MediaType!;
            using var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
            Assert.Contains(type, item.AcceptedTypes);
            Assert.InRange(bytes.Length, 100, 10_000);
            Assert.Null(item.WhyNot(FileFacts.Of(bytes), type));
        }
    }

    private static ChecklistItem AnItem(string[] types, long maxBytes, PixelLimits? pixels) =>
        new("paper", "文件", "Paper", true, types, maxBytes, 1, pixels);
}
