using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Tests.Files;

public class FileFactsTests
{
    private static readonly ChecklistItem _photo = new(
        "photo", "照片", "Photo", true, [FileFacts.Jpeg], 5 << 20, 1, new(300, 600, 400, 800));

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "a JPEG without its end", Samples.Jpeg(400, 600)[..^2] },
        { "a JPEG cut in its data", Samples.Jpeg(400, 600)[..300] },
        { "a JPEG that is also a PDF", [.. Samples.Jpeg(400, 600), .. Samples.Pdf] },
        { "a JPEG with one byte more", [.. Samples.Jpeg(400, 600), 0] },
        { "a JPEG without a picture", [0xFF, 0xD8, 0xFF, 0xD9] },
        { "a JPEG of no height", Samples.Jpeg(400, 0) },
        { "only the beginning of a JPEG", [0xFF, 0xD8, 0xFF] },
        { "a PNG without its end", Samples.Png(10, 10)[..^12] },
        { "a PNG with a wrong checksum", [.. Samples.Png(10, 10)[..^1], 0] },
        { "a PNG that is also a PDF", [.. Samples.Png(10, 10), .. Samples.Pdf] },
        { "a PNG without a picture", [.. Samples.Png(10, 10)[..33], .. Samples.Chunk("IEND", [])] },
        { "a PNG that starts with its end", Samples.PngOf(Samples.Chunk("IEND", [])) },
        { "a PDF without its end", Samples.Pdf[..^6] },
        { "a PDF that is also a page", [.. Samples.Pdf, .. "<script>alert(1)</script>"u8] },
        { "a PDF without its table", [.. "%PDF-1.7\nhello\nstartxref\n3\n%%EOF"u8] },
        { "a PDF whose table is far away", [.. "%PDF-1.7\nstartxref\n999999999999999999\n%%EOF"u8] },
        { "a PDF of no version", [.. "%PDF-x\n"u8, .. Samples.Pdf] },
    };

    [Fact]
    public void A_picture_tells_what_it_is_and_its_size()
    {
        Assert.Equal(new FileFacts(FileFacts.Jpeg, null, 413, 626), Of(Samples.Jpeg(413, 626)));
        Assert.Equal(new FileFacts(FileFacts.Png, null, 31, 17), Of(Samples.Png(31, 17)));
        Assert.Equal(new FileFacts(FileFacts.Pdf), Of(Samples.Pdf));
    }

    [Fact]
    public void Restart_marks_stuffed_bytes_and_fill_bytes_are_part_of_a_jpeg()
    {
        var plain = Samples.Jpeg(400, 600);
        byte[] busy = [.. plain[..^2], 0xFF, 0x00, 0xFF, 0xD0, 0x12, 0xFF, 0xFF, 0xFF, 0xD9];

        Assert.Equal(Of(plain), Of(busy));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_not_whole_or_is_more_than_one_thing_is_found_out(string what, byte[] bytes) =>
        Assert.True(Of(bytes) is { ContentType: not null, Fault: not null }, what);

    [Theory]
    [InlineData("")]
    [InlineData("%PD")]
    [InlineData("GIF89a, which we do not take")]
    [InlineData("<html><script>%PDF-1.4")]
    [InlineData("PK\u0003\u0004")]
    public void Anything_else_is_of_no_kind_we_take(string text) =>
        Assert.Null(Of([.. text.Select(c => (byte)c)]).ContentType);

    [Theory]
    [InlineData(300, 400, true)]
    [InlineData(600, 800, true)]
    [InlineData(299, 400, false)]
    [InlineData(300, 399, false)]
    [InlineData(601, 800, false)]
    [InlineData(600, 801, false)]
    public void A_photo_has_300_to_600_by_400_to_800_pixels(int width, int height, bool good) =>
        Assert.Equal(good, _photo.WhyNot(Of(Samples.Jpeg(width, height)), FileFacts.Jpeg) is null);

    [Fact]
    public void A_picture_that_no_machine_can_show_is_refused()
    {
        var page = _photo with { Pixels = null };

        Assert.Equal("file.pixels", page.WhyNot(Of(Samples.Jpeg(12_001, 8)), FileFacts.Jpeg)?.Code);
        Assert.Null(page.WhyNot(Of(Samples.Jpeg(12_000, 8)), FileFacts.Jpeg));
    }

    [Fact]
    public void Whatever_the_bytes_are_looking_at_them_does_no_harm()
    {
        var count = Environment.GetEnvironmentVariable("APEC_FULL") == "1" ? 200_000 : 2_000;
        byte[][] samples = [Samples.Jpeg(320, 420, "a comment"), Samples.Png(40, 40), Samples.Pdf];
        var chance = new Random(20260504);
        var sound = 0;

        for (var i = 0; i < count; i++)
        {
            var mutant = Mutant.Of(samples[i % samples.Length], chance);
            var facts = Of(mutant);
            sound += facts is { ContentType: not null, Fault: null } ? 1 : 0;
            Assert.True(facts is { Fault: not null } or { ContentType: null or FileFacts.Pdf }
                or { Width: > 0, Height: > 0 });
        }

        Assert.InRange(sound, count / 100, count * 9 / 10); // some mutations do not matter, many do
    }

    private static FileFacts Of(byte[] bytes) => FileFacts.Of(new MemoryStream(bytes));
}
