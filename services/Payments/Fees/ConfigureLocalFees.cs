using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>
/// An administrator configures what an office charges besides the ministry's fee, from a day on: a new version, and
/// the former ones stay. 400 names the field, and nothing changes; 412 when somebody configured it after the version
/// in If-Match.
/// </summary>
public static class ConfigureLocalFees
{
    private const int Lock = 20_260_003; // who configures at the same moment takes turns

    /// <param name="EffectiveOn">Today (Asia/Shanghai) or later.</param>
    /// <param name="Fees">All local fees from then on; none, and the office charges nothing.</param>
    public record Request(
        [property: Required] DateOnly? EffectiveOn,
        [property: Required, MaxLength(20)] IReadOnlyList<Line> Fees,
        [property: Required, MaxLength(500)] string Reason);

    public record Line(
        [property: Required, MaxLength(64)] string ChineseName,
        [property: Required, MaxLength(64)] string EnglishName,
        [property: Required, Range(typeof(decimal), "0.01", "100000")] decimal? Amount);

    public static async Task<Ok<GetLocalFees.Response>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{0,31}$")] string office, Request request,
        [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, PaymentsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Check(request, now.DayInShanghai());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var known = await GetLocalFees.ReadAsync(office, db, clock, ct);
        known.MustBe(ifMatch);
        db.Add(new LocalFees
        {
            Office = office,
            Version = known.Version + 1,
            EffectiveOn = request.EffectiveOn!.Value,
            Fees = [.. request.Fees.Select(LocalFeeOf)],
            ConfiguredBy = caller.Subject,
            ConfiguredAt = now,
            Reason = request.Reason,
        });
        db.Audit(caller.Subject, "local-fees.configured", subject: office, now, request.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await GetLocalFees.ReadAsync(office, db, clock, ct));
    }

    private static LocalFee LocalFeeOf(Line line) => new(line.ChineseName, line.EnglishName, line.Amount!.Value);

    // What the attributes cannot say.
    private static void Check(Request request, DateOnly today)
    {
        if (request.EffectiveOn < today)
        {
            throw new InvalidInputException(
                "effectiveOn", "local-fees.past", "Fees hold from today on, or later: not for the past.");
        }

        for (var i = 0; i < request.Fees.Count; i++)
        {
            var line = request.Fees[i];
            if (decimal.Round(line.Amount!.Value, 2) != line.Amount)
            {
                throw new InvalidInputException(
                    $"fees[{i}].amount", "local-fees.decimals", "An amount has at most two decimals.");
            }

            if (request.Fees.Take(i).Any(other => other.ChineseName == line.ChineseName))
            {
                throw new InvalidInputException(
                    $"fees[{i}].chineseName", "local-fees.twice", "Each fee is listed once.");
            }
        }
    }
}
