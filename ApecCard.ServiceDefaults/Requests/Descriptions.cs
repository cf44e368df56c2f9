using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ApecCard.ServiceDefaults;

/// <summary>What a service says of itself (OpenAPI), exact enough that a client's types are written from it.</summary>
internal static class Descriptions
{
    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(document =>
    {
        document.CreateSchemaReferenceId = type =>
            OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : NameOf(type.Type);
        document.AddSchemaTransformer((schema, context, _) =>
        {
            SayWhatText(schema, context);
            SayOneKindOfNumber(schema);
            schema.Enum?.Remove(null!); // whoever may be without says so itself
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            var said = context.Description.ActionDescriptor.EndpointMetadata;
            if (said.OfType<RecentProof>().LastOrDefault() is { } proof)
            {
                SayWhoProvesAgain(operation, proof);
            }

            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                if (parameter is { In: ParameterLocation.Query, Name: { Length: > 0 } name })
                {
                    parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(name); // PageRequest's After is written after
                }
            }

            return Task.CompletedTask;
        });
    });

    private static void SayWhoProvesAgain(OpenApiOperation operation, RecentProof proof) =>
        (operation.Responses ??= []).TryAdd("403", new OpenApiResponse
        {
            Description = "reauthentication.needed: a decisive act, for which "
                + (proof.Roles.Length == 0 ? "the caller" : string.Join(" or ", proof.Roles))
                + " must have proved a few minutes ago who he is.",
        });

    // A Request, Response or Item is nested in its use case: its own name alone would be every other's, too.
    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return NameOf(underlying);
        }

        var name = (type.DeclaringType is { } outer ? NameOf(outer) : "") + type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}" : name;
    }

    // Json.PlainText reads all text here, and a converter tells the framework nothing about what it reads.
    private static void SayWhatText(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo;
        if (type.Type == typeof(string) && schema.Type is null)
        {
            schema.Type = context.JsonPropertyInfo is { IsGetNullable: true }
                ? JsonSchemaType.String | JsonSchemaType.Null
                : JsonSchemaType.String;
        }
        else if (type.ElementType == typeof(string))
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            (schema.Items, schema.AdditionalProperties) =
                type.Kind is JsonTypeInfoKind.Dictionary ? (null, text) : (text, schema.AdditionalProperties);
        }
    }

    // Numbers are taken as text as well, but nobody needs to write them so.
    private static void SayOneKindOfNumber(OpenApiSchema schema)
    {
        if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
        {
            schema.Type = type & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
    }
}
