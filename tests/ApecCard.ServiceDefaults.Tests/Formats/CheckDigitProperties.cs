using System.Globalization;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.ServiceDefaults.Tests.Formats;

/// <summary>
/// A check character is there to notice a slip: every slip its standard promises to notice is noticed.
/// </summary>
public class CheckDigitProperties
{
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string Digits = "0123456789";
    private static readonly Config _campaign =
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Campaign.Of(200));

    [Fact]
    public void Uscc_one_changed_character_is_noticed() => Try(Usccs(), code =>
    {
        Assert.True(Uscc.IsValid(code));
        Assert.All(Changed(code, UsccAlphabet), changed => Assert.False(Uscc.IsValid(changed)));
    });

    [Fact]
    public void Uscc_two_swapped_characters_are_noticed() => Try(Usccs(), code =>
        Assert.All(Swapped(code[..17]).Select(body => body + code[17]), swapped =>
            Assert.False(Uscc.IsValid(swapped))));

    [Fact]
    public void Resident_id_one_changed_character_is_noticed() => Try(ResidentIds(), id =>
    {
        Assert.True(ResidentId.IsValid(id));
        Assert.All(Changed(id[..17], Digits).Select(body => body + id[17]), changed =>
            Assert.False(ResidentId.IsValid(changed)));
        Assert.All(Changed(id[17..], Digits + "X"), last => Assert.False(ResidentId.IsValid(id[..17] + last)));
    });

    [Fact]
    public void Resident_id_two_swapped_digits_are_noticed() => Try(ResidentIds(), id =>
        Assert.All(Swapped(id[..17]).Select(body => body + id[17]), swapped =>
            Assert.False(ResidentId.IsValid(swapped))));

    [Fact]
    public void S10_a_number_with_its_check_digit_is_valid() => Try(Serials(), serial =>
    {
        var number = S10.Number("EA", serial, "CN");
        Assert.True(S10.IsValid(number));
        Assert.Equal(serial, int.Parse(number[2..10], CultureInfo.InvariantCulture));
    });

    [Fact] // 10 and 0, and 11 and 5, share a digit: only most slips are noticed, so all of the check digit's own
    public void S10_a_wrong_check_digit_is_noticed() => Try(Serials(), serial =>
    {
        var number = S10.Number("EA", serial, "CN");
        Assert.All(Changed(number[10..11], Digits), wrong => Assert.False(S10.IsValid(number[..10] + wrong + "CN")));
    });

    [Fact] // weights 7, 3 and 1 share no factor with 10: every changed digit changes the sum
    public void Mrz_one_changed_digit_is_noticed() => Try(Gen.ArrayOf(Gen.Elements(Digits.ToCharArray()), 9), digits =>
    {
        var text = new string(digits);
        Assert.All(Changed(text, Digits), changed => Assert.NotEqual(Mrz.CheckDigit(text), Mrz.CheckDigit(changed)));
    });

    [Fact]
    public void Mrz_fillers_at_the_end_change_nothing() =>
        Try(Gen.ArrayOf(Gen.Elements((Digits + "ABCXYZ<").ToCharArray()), 9), text =>
        Assert.Equal(Mrz.CheckDigit(new string(text)), Mrz.CheckDigit(new string(text) + "<<<")));

    [Fact]
    public void No_text_makes_a_check_fail_otherwise_than_by_saying_no() => Try(Texts(), text =>
    {
        _ = (Uscc.IsValid(text), ResidentId.IsValid(text), S10.IsValid(text), Mobile.IsValid(text),
            TaxpayerNumber.IsValid(text));
        _ = (PassportNumber.IsValid(text), Mrz.Parse(text, text, new DateOnly(2026, 5, 4)));
    });

    private static Gen<string> Usccs() =>
        from body in Gen.ArrayOf(Gen.Elements(UsccAlphabet.ToCharArray()), 17)
        select new string(body) + UsccAlphabet.Single(check => Uscc.IsValid(new string(body) + check));

    private static Gen<string> ResidentIds() =>
        from place in Gen.Choose(110000, 659999)
        from day in Gen.Choose(0, 30000)
        from sequence in Gen.Choose(0, 999)
        let body = string.Create(CultureInfo.InvariantCulture,
            $"{place}{new DateOnly(1940, 1, 1).AddDays(day):yyyyMMdd}{sequence:D3}")
        select body + (Digits + "X").Single(check => ResidentId.IsValid(body + check));

    private static Gen<int> Serials() => Gen.Choose(0, 99_999_999);

    // Of the lengths that are looked into, with letters, digits and what is neither.
    private static Gen<string> Texts() =>
        from length in Gen.Elements(0, 1, 8, 9, 11, 13, 15, 18, 20, 44)
        from text in Gen.ArrayOf(Gen.Elements("0123456789AXZ<P\0１۳é".ToCharArray()), length)
        select new string(text);

    private static IEnumerable<string> Changed(string text, string alphabet) =>
        from at in Enumerable.Range(0, text.Length)
        from other in alphabet
        where other != text[at]
        select text[..at] + other + text[(at + 1)..];

    private static IEnumerable<string> Swapped(string text) =>
        from at in Enumerable.Range(0, text.Length - 1)
        where text[at] != text[at + 1]
        select text[..at] + text[at + 1] + text[at] + text[(at + 2)..];

    private static void Try<T>(Gen<T> examples, Action<T> holds) =>
        Check.One(_campaign, Prop.ForAll(examples.ToArbitrary(), holds));
}
