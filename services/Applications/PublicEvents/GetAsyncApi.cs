using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.PublicEvents;

/// <summary>
/// The public events in AsyncAPI 3.0, written from the types that are sent: for who writes a subscriber.
/// </summary>
public static class GetAsyncApi
{
    // Those of what is sent, without our own reading of text, which no schema shows.
    private static readonly JsonSerializerOptions _schemas = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonObject _document = Write();

    public static ContentHttpResult AsJson() =>
        TypedResults.Text(_document.ToJsonString(), "application/json");

    public static ContentHttpResult AsYaml() => TypedResults.Text(Yaml.Of(_document), "application/yaml");

    private static JsonObject Write() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "ApecCard: what other governments' systems hear",
            ["version"] = "1.0.0",
            ["description"] =
                "Every event is a CloudEvents 1.0 event in structured JSON. It may come twice, with the same id: ignore "
                + "the second. Of one case they come in the order of their sequence; one that is missing among the types "
                + "and cases you are registered for is read with GET /api/subscriptions/events?after=CURSOR, where "
                + "CURSOR is the one you have read to. Ignore fields and types you do not know: they may be added at any "
                + "time. None is renamed or removed; what changes otherwise is a new type.",
        },
        ["defaultContentType"] = PublicLetter.ContentType,
        ["servers"] = new JsonObject
        {
            ["broker"] = new JsonObject
            {
                ["host"] = "{host}",
                ["protocol"] = "amqps",
                ["description"] = "RabbitMQ. User and password are the name and secret of your registration.",
                ["variables"] = new JsonObject
                {
                    ["host"] = new JsonObject { ["description"] = "You are told it with your registration." },
                },
                ["security"] = new JsonArray(new JsonObject { ["type"] = "userPassword" }),
            },
        },
        ["channels"] = new JsonObject
        {
            ["events"] = new JsonObject
            {
                ["address"] = "subscriber.{name}.events",
                ["description"] =
                    "Your own queue, which is there already: read it, acknowledge what you have kept. It holds at most "
                    + "100,000 events; what falls out is read by cursor.",
                ["parameters"] = new JsonObject
                {
                    ["name"] = new JsonObject { ["description"] = "The short name of your registration." },
                },
                ["messages"] = All(one => Ref($"#/components/messages/{one.Type}")),
                ["bindings"] = new JsonObject
                {
                    ["amqp"] = new JsonObject
                    {
                        ["is"] = "queue",
                        ["queue"] = new JsonObject { ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false },
                    },
                },
            },
        },
        ["operations"] = new JsonObject
        {
            ["tell"] = new JsonObject
            {
                ["action"] = "send",
                ["channel"] = Ref("#/channels/events"),
                ["summary"] = "What you are registered for, as it happens.",
            },
        },
        ["components"] = new JsonObject { ["messages"] = All(Message) },
    };

    private static JsonObject All(Func<PublicMessage, JsonNode> write) =>
        new(PublicMessage.All.Select(one => KeyValuePair.Create(one.Type, (JsonNode?)write(one))));

    private static JsonObject Ref(string to) => new() { ["$ref"] = to };

    private static JsonObject Message(PublicMessage message)
    {
        var data = _schemas.GetJsonSchemaAsNode(
            message.Example.GetType(),
            new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
        return new()
        {
            ["name"] = message.Type,
            ["summary"] = message.Summary,
            ["contentType"] = PublicLetter.ContentType,
            ["payload"] = Envelope(message.Type, data),
            ["examples"] = new JsonArray(new JsonObject { ["payload"] = Example(message) }),
        };
    }

    private static JsonObject Envelope(string type, JsonNode data)
    {
        var properties = new JsonObject
        {
            ["specversion"] = new JsonObject { ["const"] = "1.0" },
            ["id"] = Text("Of the event: the same when it comes twice.", ("format", "uuid")),
            ["source"] = Text("Who says it."),
            ["type"] = new JsonObject { ["const"] = type },
            ["subject"] = Text("The number of the application it is about."),
            ["time"] = Text("When it happened.", ("format", "date-time")),
            ["datacontenttype"] = new JsonObject { ["const"] = "application/json" },
            ["sequence"] = Text("Its place among the events of its case.", ("pattern", "^[0-9]{6,}$")),
            ["cursor"] = Text("Its place among all events: where to go on.", ("pattern", "^[0-9]+$")),
            ["data"] = data,
        };
        return new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. properties.Select(one => (JsonNode)one.Key)]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Text(string description, params (string Key, string Value)[] more)
    {
        var text = new JsonObject { ["type"] = "string", ["description"] = description };
        foreach (var (key, value) in more)
        {
            text[key] = value;
        }

        return text;
    }

    private static JsonObject Example(PublicMessage message) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = "019df180-0d00-7000-8000-000000000002",
        ["source"] = PublicLetter.Us,
        ["type"] = message.Type,
        ["subject"] = message.Example is PublicTest ? PublicLetter.TestSubject : "APEC20260504000001",
        ["time"] = "2026-05-04T09:00:00+00:00",
        ["datacontenttype"] = "application/json",
        ["sequence"] = "000002",
        ["cursor"] = "101",
        ["data"] = JsonSerializer.SerializeToNode(message.Example, _schemas),
    };

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false)
            is [DescriptionAttribute said] && schema is JsonObject described)
        {
            described["description"] = said.Description;
        }

        return schema;
    }
}
