using System.Text.Json;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.ServiceDefaults.Tests.Formats;

/// <summary>What the standards themselves, and those who apply them, give as examples.</summary>
public class PublishedVectors
{
    private static readonly DateOnly _today = new(2026, 5, 4);

    private static readonly JsonElement _file = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "published-vectors.json"))).RootElement;

    [Theory]
    [MemberData(nameof(Of), "mrz_check_digits")]
    public void Mrz_check_digit(string source, string vector) => Assert.True(
        Read(vector, "digit").GetInt32() == Mrz.CheckDigit(Text(vector, "input")), source);

    [Theory]
    [MemberData(nameof(Of), "mrz_td3")]
    public void Mrz_of_a_passport(string source, string vector)
    {
        var lines = Read(vector, "lines").EnumerateArray().Select(line => line.GetString()).ToArray();
        Assert.True(Read(vector, "valid").GetBoolean() == Mrz.Parse(lines[0], lines[1], _today) is not null, source);
    }

    [Theory]
    [MemberData(nameof(Of), "uscc")]
    public void Unified_social_credit_code(string source, string vector) => Assert.True(
        Read(vector, "valid").GetBoolean() == Uscc.IsValid(Text(vector, "code")), source);

    [Theory]
    [MemberData(nameof(Of), "resident_id")]
    public void Resident_id(string source, string vector) => Assert.True(
        Read(vector, "checksum_valid").GetBoolean() == ResidentId.IsValid(Text(vector, "id")), source);

    [Theory]
    [MemberData(nameof(Of), "s10")]
    public void S10_check_digit(string source, string vector) => Assert.True(
        Text(vector, "check") == $"{S10.CheckDigit(Text(vector, "serial"))}", source);

    [Theory]
    [MemberData(nameof(Of), "s10_full")]
    public void S10_number(string source, string vector) => Assert.True(
        Read(vector, "checksum_valid").GetBoolean() == S10.IsValid(Text(vector, "no")), source);

    [Theory]
    [MemberData(nameof(Of), "mobile_cn")]
    public void Mobile_number(string source, string vector) => Assert.True(
        Read(vector, "valid").GetBoolean() == Mobile.IsValid(Text(vector, "no")), source);

    [Fact]
    public void No_section_of_the_file_is_left_out()
    {
        string[] elsewhere =
        [
            "note",
            "order_number", // is given out, not checked: CaseNumbersTests
            "org_code_gb11714", // a part of the USCC that nothing here reads by itself
        ];
        var tested = typeof(PublishedVectors).GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(MemberDataAttribute), inherit: false))
            .Select(data => (string)((MemberDataAttribute)data).Parameters[0]);
        Assert.Equal(_file.EnumerateObject().Select(section => section.Name).Order(), tested.Concat(elsewhere).Order());
    }

    public static TheoryData<string, string> Of(string section)
    {
        var data = new TheoryData<string, string>();
        foreach (var vector in _file.GetProperty(section).EnumerateArray())
        {
            data.Add(vector.GetProperty("source").GetString()!, vector.GetRawText());
        }

        return data;
    }

    private static JsonElement Read(string vector, string property) =>
        JsonDocument.Parse(vector).RootElement.GetProperty(property);

    private static string Text(string vector, string property) => Read(vector, property).GetString()!;
}
