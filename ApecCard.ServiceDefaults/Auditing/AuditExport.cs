using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.ServiceDefaults;

/// <summary>A service's audit chain for who wants to check it: JSON lines, in the order of the chain.</summary>
public static class AuditExport
{
    private const int AtOnce = 1000;
    private static readonly byte[] _lineFeed = [(byte)'\n'];

    public static void MapAudit(this WebApplication app)
    {
        var audit = app.MapGroup("/audit").For(Roles.Administrator, Roles.Operator);
        audit.MapGet("/export", ExportAsync);
        audit.MapGet("/heads", (AuditSettings settings, ServiceDbContext db, CancellationToken ct) => Lines(
            after => db.AuditHeads.AsNoTracking().Where(head => head.Position > after).OrderBy(head => head.Position),
            head => head.Position,
            head => new AnchorLine(settings.Service, head.Position, Convert.ToHexStringLower(head.Hash), head.At),
            0, ct));
    }

    // Who has read it is in the next export.
    private static async Task<PushStreamHttpResult> ExportAsync(
        Caller caller, ServiceDbContext db, TimeProvider clock, CancellationToken ct, long after = 0)
    {
        db.Audit(caller.Subject, "audit.exported", "audit", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Lines(
            after => db.AuditEntries.AsNoTracking().Where(entry => entry.Position > after)
                .OrderBy(entry => entry.Position),
            entry => entry.Position!.Value,
            entry => new AuditLine(
                entry.Position!.Value, entry.Id, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Reason,
                Convert.ToHexStringLower(entry.Hash!)),
            after, ct);
    }

    // Page by page: a reader that takes its time holds no transaction open.
    private static PushStreamHttpResult Lines<T, TLine>(
        Func<long, IQueryable<T>> from, Func<T, long> position, Func<T, TLine> line, long after,
        CancellationToken ct) =>
        TypedResults.Stream(
            async body =>
            {
                List<T> page;
                do
                {
                    page = await from(after).Take(AtOnce).ToListAsync(ct);
                    foreach (var one in page)
                    {
                        await JsonSerializer.SerializeAsync(body, line(one), AuditChain.Json, ct);
                        await body.WriteAsync(_lineFeed, ct);
                        after = position(one);
                    }
                }
                while (page.Count == AtOnce);
            },
            "application/x-ndjson");
}
