using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;

namespace ApecCard.Documents.Tests.Materials;

public class FileNameTests
{
    [Theory]
    [InlineData("%E6%8A%A4%E7%85%A7.pdf", "护照.pdf")]
    [InlineData("my%20passport.pdf", "my passport.pdf")]
    [InlineData("..%2F..%2Fetc%2Fpasswd", "passwd.pdf")]
    [InlineData("C:\\Users\\me\\scan.pdf", "scan.pdf")]
    [InlineData("exe%E2%80%AEfdp.scan", "exefdp.scan.pdf")] // a right-to-left override hides what it ends in
    [InlineData("a%00b%0D%0Ac.pdf", "abc.pdf")]
    [InlineData("%ED%A0%80.pdf", "EDA080.pdf")] // half a surrogate pair is no character
    [InlineData("\ud83d.pdf", "pdf.pdf")]
    [InlineData("page.html", "page.html.pdf")] // what it is offered for saving as is what it is
    [InlineData("PAGE.PDF", "PAGE.PDF")]
    [InlineData("...", "passport-page.pdf")]
    [InlineData("", "passport-page.pdf")]
    [InlineData(null, "passport-page.pdf")]
    public void A_name_is_made_harmless(string? sent, string kept) =>
        Assert.Equal(kept, FileName.Of(sent, "passport-page", FileFacts.Pdf));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = FileName.Of(string.Concat(Enumerable.Repeat("护😀", 500)), "photo", FileFacts.Jpeg);

        Assert.InRange(name.Length, 118, 120);
        Assert.EndsWith(".jpeg", name, StringComparison.Ordinal);
        Assert.False(char.IsHighSurrogate(name[^(".jpeg".Length + 1)]));
    }
}
