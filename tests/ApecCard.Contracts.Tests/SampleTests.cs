using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApecCard.ServiceDefaults;

namespace ApecCard.Contracts.Tests;

/// <summary>
/// What travels between the services looks like the samples in Samples/, one file per message: others read it, and old
/// messages wait in queues. A field may be added when it is optional; nothing is renamed, removed or given another
/// type.
/// </summary>
public class SampleTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Samples");
    private static readonly NullabilityInfoContext _nullability = new();

    public static TheoryData<string> Messages => [.. Types().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_looks_like_its_sample(string message)
    {
        Assert.True(File.Exists(FileOf(message)), $"Commit Samples/{message}.json, a message as it travels.");
        var sample = File.ReadAllText(FileOf(message));
        var read = JsonSerializer.Deserialize(sample, TypeOf(message), Json.Options)!;

        var written = JsonSerializer.SerializeToNode(read, read.GetType(), Json.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(sample), written),
            $"The sample says\n{sample}\nnow it would be\n{written}");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_field_of_a_sample_says_something(string message)
    {
        foreach (var field in JsonNode.Parse(File.ReadAllText(FileOf(message)))!.AsObject())
        {
            Assert.False(field.Value is null or JsonArray { Count: 0 },
                $"{message}.{field.Key} is empty in its sample.");
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void An_older_message_without_the_optional_fields_can_still_be_read(string message)
    {
        var older = JsonNode.Parse(File.ReadAllText(FileOf(message)))!.AsObject();
        foreach (var optional in TypeOf(message).GetProperties().Where(IsOptional))
        {
            older.Remove(JsonNamingPolicy.CamelCase.ConvertName(optional.Name));
        }

        var read = older.Deserialize(TypeOf(message), Json.Options)!;

        Assert.All(TypeOf(message).GetProperties().Where(IsOptional), optional => Assert.Null(optional.GetValue(read)));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_newer_message_with_fields_that_are_not_known_here_can_be_read(string message)
    {
        var newer = JsonNode.Parse(File.ReadAllText(FileOf(message)))!.AsObject();
        newer["addedLater"] = new JsonObject { ["by"] = "somebody" };
        Assert.NotNull(newer.Deserialize(TypeOf(message), Json.Options));
    }

    [Fact]
    public void No_sample_is_left_of_a_message_that_is_gone()
    {
        var samples = Directory.GetFiles(_folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order();
        Assert.Equal(Types().Select(type => type.Name).Order(), samples);
    }

    private static string FileOf(string message) => Path.Combine(_folder, $"{message}.json");

    private static Type TypeOf(string message) => Types().Single(type => type.Name == message);

    private static IEnumerable<Type> Types() => MessageTypes.All;

    private static bool IsOptional(PropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && _nullability.Create(
            property).WriteState is NullabilityState.Nullable);
}
