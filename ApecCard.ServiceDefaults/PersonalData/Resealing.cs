using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// After a change of <c>PersonalData__Key</c>: what lies under a former key is sealed anew, wherever in the service's
/// database it is, so that the former key can be given up. The log says when nothing is left. Bytes that a former key
/// opens are ours: what others wrote fails its tag.
/// </summary>
public sealed partial class Resealing<TDb>(
    IServiceScopeFactory scopes, PersonalDataProtector protector, ILogger<Resealing<TDb>> logger)
    : Rounds(TimeSpan.FromHours(1), logger)
    where TDb : ServiceDbContext
{
    private readonly record struct Column(string Table, string Name, string Type);

    /// <summary>Goes through the database once; false when nothing lay under a former key.</summary>
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>();
        var model = scope.ServiceProvider.GetRequiredService<TDb>().Model;
        var values = 0;
        foreach (var column in ColumnsOf(model))
        {
            values += await ResealAsync(database, column, ct);
        }

        if (values > 0)
        {
            logger.LogInformation("{Values} values lay under a former key of personal data, and no longer do", values);
        }
        else
        {
            logger.LogInformation("Nothing here lies under a former key of personal data: it can be given up");
        }

        return values > 0;
    }

    private static Column[] ColumnsOf(IModel model) =>
    [
        .. from table in model.GetRelationalModel().Tables
           from column in table.Columns
           where column.StoreType is "bytea" or "jsonb"
           select new Column(table.Name, column.Name, column.StoreType),
    ];

    // A row that somebody writes meanwhile keeps what they wrote: the next time round finds it, if it is still needed.
    private async Task<int> ResealAsync(NpgsqlDataSource database, Column column, CancellationToken ct)
    {
        var (table, name, type) = column;
        await using var read = database.CreateCommand(
            $"""select ctid, "{name}" from "{table}" where "{name}" is not null""");
        await using var write = database.CreateCommand(
            $"""update "{table}" set "{name}" = $1::{type} where ctid = $2 and "{name}" = $3::{type}""");
        var values = 0;
        await using var rows = await read.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var kept = rows.GetValue(1);
            if (Reseal(kept) is { } anew)
            {
                write.Parameters.Clear();
                write.Parameters.Add(new() { Value = anew });
                write.Parameters.Add(new() { Value = rows.GetFieldValue<NpgsqlTid>(0), NpgsqlDbType = NpgsqlDbType.Tid });
                write.Parameters.Add(new() { Value = kept });
                values += await write.ExecuteNonQueryAsync(ct);
            }
        }

        return values;
    }

    private object? Reseal(object kept) => kept switch
    {
        byte[] bytes => protector.TryReseal(bytes, out var anew) ? anew : null,
        string json when SealedText().Replace(json, one => Reseal(one.Value)) is var anew && anew != json => anew,
        _ => null,
    };

    private string Reseal(string text)
    {
        var kept = new byte[text.Length];
        return Convert.TryFromBase64String(text[PersonalJson.Mark.Length..], kept, out var length)
            && protector.TryReseal(kept[..length], out var anew)
            ? PersonalJson.Mark + Convert.ToBase64String(anew)
            : text;
    }

    [GeneratedRegex(PersonalJson.Mark + "[A-Za-z0-9+/]+=*")]
    private static partial Regex SealedText();
}
