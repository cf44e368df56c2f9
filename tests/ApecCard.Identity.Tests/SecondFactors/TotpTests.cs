using System.Text;
using ApecCard.Identity.SecondFactors;

namespace ApecCard.Identity.Tests.SecondFactors;

public class TotpTests
{
    private static readonly byte[] _secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory] // RFC 6238, appendix B, the last six of its eight digits
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_rfc(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(_secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory] // RFC 4648, 10, without padding
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void What_is_typed_by_hand_is_base32(string bytes, string text) =>
        Assert.Equal(text, Totp.Base32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_code_is_taken_in_its_own_half_minute_and_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var step = Totp.StepAt(now);
        Assert.Equal(
            [false, true, false],
            from away in new[] { -1, 0, 1 }
            select new SecondFactor { AccountId = Guid.Empty, ProtectedSecret = [] }
                .TakesCode(Totp.Code(_secret, step + away), _secret, now));

        var factor = new SecondFactor { AccountId = Guid.Empty, ProtectedSecret = [] };
        Assert.True(factor.TakesCode(Totp.Code(_secret, step), _secret, now));
        Assert.False(factor.TakesCode(Totp.Code(_secret, step), _secret, now));
        Assert.True(factor.TakesCode(Totp.Code(_secret, step + 1), _secret, Totp.StartOf(step + 1)));
        Assert.False(factor.TakesCode(Totp.Code(_secret, step), _secret, now)); // older than what was taken
    }
}
