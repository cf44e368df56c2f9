using Npgsql;

namespace ApecCard.Journeys.Bench;

internal static class Sql
{
    /// <summary>Runs a statement with $1, $2, … for the values.</summary>
    public static async Task ExecuteAsync(this NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<T[]> QueryAsync<T>(this NpgsqlDataSource database, string sql, params object[] values)
    {
        await using var command = database.Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync();
        List<T> found = [];
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetFieldValue<T>(0));
        }

        return [.. found];
    }

#pragma warning disable CA2100 // constants of this program
    private static NpgsqlCommand Command(this NpgsqlDataSource database, string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }
#pragma warning restore CA2100
}
