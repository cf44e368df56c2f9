using System.Text.Json;
using ApecCard.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace ApecCard.Journeys.Seed;

internal static class Copying
{
    public static void WriteJson<T>(this NpgsqlBinaryImporter copy, T value) =>
        copy.Write(JsonSerializer.Serialize(value, Json.Options), NpgsqlDbType.Jsonb);

    /// <summary>The value, or null when it is not so.</summary>
    public static void WriteIf<T>(this NpgsqlBinaryImporter copy, bool isSo, T value)
    {
        if (isSo)
        {
            copy.Write(value);
        }
        else
        {
            copy.WriteNull();
        }
    }
}
