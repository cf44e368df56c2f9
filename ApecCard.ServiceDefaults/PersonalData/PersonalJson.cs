using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ApecCard.ServiceDefaults;

/// <summary>JSON in which what is <see cref="PersonalAttribute">personal</see> is masked, or encrypted.</summary>
public sealed class PersonalJson(PersonalDataProtector protector)
{
    /// <summary>Before what is encrypted.</summary>
    internal const string Mark = "enc:";

    private static readonly JsonSerializerOptions _masked = With(personal => new Masking(personal));

    /// <summary>For the database. What was written before it was encrypted is read as it is.</summary>
    public JsonSerializerOptions AtRest { get; } = With(_ => new Encryption(protector));

    /// <summary>The same with every personal text masked.</summary>
    public static T Masked<T>(T data) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(data, _masked), Json.Options)!;

    /// <summary>The same for JSON of this type.</summary>
    public static string Masked(string json, Type type) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type, Json.Options), type, _masked);

    private static JsonSerializerOptions With(Func<PersonalAttribute, JsonConverter<string>> converter) =>
        new(Json.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers =
                {
                    type =>
                    {
                        foreach (var property in type.Properties)
                        {
                            if (property.AttributeProvider?.GetCustomAttributes(typeof(PersonalAttribute), true)
                                is [PersonalAttribute personal])
                            {
                                property.CustomConverter = converter(personal);
                            }
                        }
                    },
                },
            },
        };

    private sealed class Masking(PersonalAttribute personal) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("What is masked cannot be read back.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(personal.Mask(value));
    }

    private sealed class Encryption(PersonalDataProtector protector) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } text && text.StartsWith(Mark, StringComparison.Ordinal)
                ? protector.Unprotect<string>(Convert.FromBase64String(text[Mark.Length..]))
                : reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Mark + Convert.ToBase64String(protector.Protect(value)));
    }
}
