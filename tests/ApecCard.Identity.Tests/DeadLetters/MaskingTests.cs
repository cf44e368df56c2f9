using System.Text;
using System.Text.Json;
using ApecCard.Identity.DeadLetters;

namespace ApecCard.Identity.Tests.DeadLetters;

public class MaskingTests
{
    [Theory]
    [InlineData("passport E12345678 is unknown", "passport **** is unknown")]
    [InlineData("id 11010519491231002X is unknown", "id **** is unknown")]
    [InlineData("call 13800138000 or +86 13800138000", "call **** or ****")]
    [InlineData("张三 has no case", "**** has no case")]
    [InlineData("mail zhang.san@company.example now", "mail **** now")]
    [InlineData("case APEC20260504000001 is closed", "case APEC20260504000001 is closed")]
    [InlineData("case 3f1f7c1e-0000-4000-8000-13800138000a", "case 3f1f7c1e-0000-4000-8000-13800138000a")]
    public void What_looks_like_a_persons_is_masked_and_ids_are_not(string text, string shown) =>
        Assert.Equal(shown, Masking.Of(text));

    [Fact]
    public void What_stands_under_a_personal_name_is_masked_however_it_looks()
    {
        const string message = """{"amount":720,"applicant":{"surname":"LI","birthDate":19900101},"stage":"Paid"}""";
        using var document = JsonDocument.Parse(message);

        var text = Masking.Of(Encoding.UTF8.GetBytes(message), document.RootElement);

        using var shown = JsonDocument.Parse(text);
        Assert.Equal(720, shown.RootElement.GetProperty("amount").GetInt32());
        Assert.Equal("Paid", shown.RootElement.GetProperty("stage").GetString());
        Assert.Equal("****", shown.RootElement.GetProperty("applicant").GetProperty("surname").GetString());
        Assert.Equal("****", shown.RootElement.GetProperty("applicant").GetProperty("birthDate").GetString());
    }

    [Fact]
    public void A_very_long_message_is_cut() =>
        Assert.True(Masking.Of(new string('x', 100_000)).Length < 10_000);
}
