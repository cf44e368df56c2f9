using ApecCard.Delivery.Cards;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Delivery.Tests.Cards;

public class CardNumberTests
{
    [Theory]
    [InlineData(13669597, "CHN136695976")] // German VAT numbers have the same check digit: DE136695976
    [InlineData(12927339, "CHN129273398")] // DE129273398
    [InlineData(1, "CHN000000011")]
    public void A_number_is_made_of_the_serial_and_its_check_digit(long serial, string number) =>
        Assert.Equal(number, CardNumber.Of(serial));

    [Fact]
    public void Every_number_is_valid_and_one_wrong_digit_is_noticed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt Serial, byte Place, byte By)>(), given =>
        {
            var number = CardNumber.Of(given.Serial.Get % 99_999_999 + 1).ToCharArray();
            var place = 3 + given.Place % 9;
            var right = new string(number);
            number[place] = (char)('0' + (number[place] - '0' + 1 + given.By % 9) % 10);
            return CardNumber.IsValid(right) && !CardNumber.IsValid(new string(number));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CHN00000001")]
    [InlineData("AUS000000011")]
    [InlineData("CHN0000000１1")]
    public void What_is_no_number_is_not_valid(string? number) => Assert.False(CardNumber.IsValid(number));

    [Theory]
    [InlineData(0)]
    [InlineData(100_000_000)]
    public void There_are_99999999_numbers(long serial) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CardNumber.Of(serial));
}
