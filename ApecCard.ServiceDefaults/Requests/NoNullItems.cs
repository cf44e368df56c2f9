using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// A list that is sent holds no null where its type has none: <c>{"pins":[null]}</c> is malformed. The serializer and
/// the validation look at members only, and whoever goes through the list would fall over it.
/// </summary>
internal static class NoNullItems
{
    public static void Check(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        var lists = type.Properties.Where(one => one is { Get: not null } && HoldsNoNull(one)).ToArray();
        if (lists.Length > 0)
        {
            type.OnDeserialized += read =>
            {
                foreach (var list in lists)
                {
                    if (list.Get!(read) is IEnumerable items && items.Cast<object?>().Any(item => item is null))
                    {
                        throw new JsonException(message: null, list.Name, lineNumber: null, bytePositionInLine: null);
                    }
                }
            };
        }
    }

    private static bool HoldsNoNull(JsonPropertyInfo property)
    {
        if (property.AttributeProvider is not PropertyInfo member || property.PropertyType == typeof(string)
            || !property.PropertyType.IsAssignableTo(typeof(IEnumerable)))
        {
            return false;
        }

        var nullability = new NullabilityInfoContext().Create(member);
        var item = nullability.ElementType ?? (nullability.GenericTypeArguments is [var only] ? only : null);
        return item is { Type.IsValueType: false, WriteState: not NullabilityState.Nullable };
    }
}
