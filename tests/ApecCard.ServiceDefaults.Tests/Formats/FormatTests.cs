using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.ServiceDefaults.Tests.Formats;

public class FormatTests
{
    private static readonly DateOnly _today = new(2026, 5, 4);
    private const string Line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [Fact]
    public void The_specimen_passport_is_read_whole() => Assert.Equal(
        new Mrz("UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", new(1974, 8, 12), 'F', new(2012, 4, 15)),
        Mrz.Parse(Line1, Line2, _today));

    [Fact]
    public void Nobody_is_born_after_today() =>
        Assert.Equal(new DateOnly(1974, 8, 12), Mrz.Parse(Line1, Line2, new DateOnly(2074, 8, 11))!.DateOfBirth);

    [Fact]
    public void A_two_digit_year_of_this_century_is_one() =>
        Assert.Equal(new DateOnly(2074, 8, 12), Mrz.Parse(Line1, Line2, new DateOnly(2074, 8, 12))!.DateOfBirth);

    [Fact]
    public void Every_changed_digit_of_the_second_line_is_noticed() => Assert.All(
        Enumerable.Range(0, Line2.Length).Where(at => char.IsAsciiDigit(Line2[at])),
        at => Assert.Null(Mrz.Parse(Line1,
            Line2[..at] + (char)('0' + ((Line2[at] - '0' + 1) % 10)) + Line2[(at + 1)..], _today)));

    [Theory]
    [InlineData("11010519491231002X", "1949-12-31", 'F')]
    [InlineData("440524188001010014", "1880-01-01", 'M')]
    public void A_resident_id_states_birth_and_sex(string id, string birth, char sex) =>
        Assert.Equal((DateOnly.Parse(birth, provider: null), sex), (ResidentId.DateOfBirth(id), ResidentId.Sex(id)));

    [Theory]
    [InlineData("11010519491231002x")] // a small x
    [InlineData("1101051949123100２X")] // a full-width digit
    [InlineData("110105194913310028")] // no such month
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_resident_id_is_not_valid(string? id) => Assert.False(ResidentId.IsValid(id));

    [Theory]
    [InlineData("A1", true)]
    [InlineData("E12345678", true)]
    [InlineData("E123456789", false)]
    [InlineData("e1234567", false)]
    [InlineData("E12\n", false)]
    [InlineData("", false)]
    public void A_passport_number_is_up_to_nine_capitals_and_digits(string number, bool valid) =>
        Assert.Equal(valid, PassportNumber.IsValid(number));

    [Theory]
    [InlineData("123456789012345", true)]
    [InlineData("12345678901234567890", true)]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y44", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("12345678901234a", false)]
    public void A_taxpayer_number_has_15_or_20_characters_or_is_a_uscc(string number, bool valid) =>
        Assert.Equal(valid, TaxpayerNumber.IsValid(number));

    [Theory]
    [InlineData("EA000000005CN", true)] // 11 - 0 is 11, written 5
    [InlineData("ea473124829CN", false)]
    [InlineData("EA47312482XCN", false)]
    [InlineData("EA4731248299CN", false)]
    public void An_s10_number_has_its_form(string number, bool valid) => Assert.Equal(valid, S10.IsValid(number));

    [Fact]
    public void All_economies_are_sixteen_in_order_and_without_those_that_pre_clear_nobody()
    {
        Assert.Equal(16, Economies.PreClearing.Distinct().Count());
        Assert.Equal(Economies.PreClearing.Order(), Economies.PreClearing);
        Assert.Empty(Economies.PreClearing.Intersect(["CAN", "USA", "CHN", "HKG", "TWN"]));
    }
}
