using System.Text.Json;

namespace ApecCard.ServiceDefaults.Tests;

public class JsonTests
{
    private enum Colour { Red, Green }

    private sealed record Thing(string? Name, Colour? Colour = null, DateOnly? Day = null, Dictionary<string,
        string>? Words = null);

    [Fact]
    public void It_is_camel_case_with_enums_by_name() => Assert.Equal(
        """{"name":"a","colour":"Green","day":"2026-05-04","words":null}""",
        JsonSerializer.Serialize(new Thing("a", Colour.Green, new(2026, 5, 4)), Json.Options));

    [Theory]
    [InlineData("""{ "name": "a\u0000b" }""")]
    [InlineData("""{ "name": "a\ud800b" }""")]
    [InlineData("""{ "name": "\udc00" }""")]
    [InlineData("""{ "name": 5 }""")]
    [InlineData("""{ "colour": 1 }""")]
    [InlineData("""{ "colour": "1" }""")]
    [InlineData("""{ "colour": "Blue" }""")]
    [InlineData("""{ "day": "2026-02-29" }""")]
    [InlineData("""{ "words": { "a": "b\u0000" } }""")]
    [InlineData("""{ "words": { "a\u0000": "b" } }""")]
    [InlineData("""{ "words": { "a\ud800": "b" } }""")]
    public void What_cannot_be_kept_or_is_none_of_the_words_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Thing>(json, Json.Options));

    [Theory]
    [InlineData("")]
    [InlineData("𠮷 🛂 \u0001 \u202e")]
    [InlineData(null)]
    public void Any_other_text_comes_back_as_it_was(string? text)
    {
        var thing = new Thing(text, Words: new() { ["名"] = text ?? "" });
        Assert.Equivalent(thing, JsonSerializer.Deserialize<Thing>(
            JsonSerializer.Serialize(thing, Json.Options), Json.Options), strict: true);
    }

    [Fact]
    public void What_is_not_known_yet_is_ignored() =>
        Assert.Equal("a", JsonSerializer.Deserialize<Thing>(
            """{ "name": "a", "added": { "later": true } }""", Json.Options)!.Name);
}
