using System.ComponentModel.DataAnnotations;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// An administrator changes what an office wants handed in for a business: a new version, which holds for submissions
/// from then on. The former ones stay, for the cases submitted under them.
/// </summary>
public static class ConfigureChecklist
{
    private static readonly string[] _checkable = [FileFacts.Pdf, FileFacts.Jpeg, FileFacts.Png];

    /// <param name="Version">
    /// The version that is replaced: what the administrator had before their eyes; 0 for the first.
    /// </param>
    /// <param name="Reason">Why; kept with the version.</param>
    /// <param name="TakesUnscanned">
    /// Whether files count that no scanner has looked through; as it was, when nothing is said, and at first as the
    /// offices began with.
    /// </param>
    public record Request(
        int Version,
        [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<ChecklistItem> Items,
        [property: Required, MaxLength(500)] string Reason,
        bool? TakesUnscanned = null);

    /// <summary>
    /// 200 with the new version; 400 naming the field that makes no sense; 412 <c>changed-meanwhile</c> when there is a
    /// newer version than the one replaced.
    /// </summary>
    public static async Task<Ok<GetChecklist.Response>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{0,31}$")] string office, Request request, Caller caller, DocumentsDb db,
        ChecklistsInForce checklists, TimeProvider clock, IHostEnvironment environment, CancellationToken ct,
        Business business = Business.Application)
    {
        Check(request.Items, business);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"checklist {office} {business}"}, 0))", ct);
        var newest = await db.Checklists.AsNoTracking()
            .Where(list => list.Office == office && list.Business == business)
            .OrderByDescending(list => list.Version).FirstOrDefaultAsync(ct);
        if ((newest?.Version ?? 0) != request.Version)
        {
            throw new ChangedMeanwhileException();
        }

        var now = clock.GetUtcNow();
        var list = new Checklist
        {
            Office = office,
            Business = business,
            Version = request.Version + 1,
            ValidFrom = now,
            Items = [.. request.Items],
            TakesUnscanned = request.TakesUnscanned ?? newest?.TakesUnscanned ?? !environment.IsProduction(),
            ChangedBy = caller.Subject,
            Reason = request.Reason,
        };
        db.Checklists.Add(list);
        db.Audit(caller.Subject, "checklist.changed", $"{office} {business} {list.Version}", now, request.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        checklists.Forget();
        return TypedResults.Ok(GetChecklist.Response.Of(list));
    }

    // What the attributes cannot say.
    private static void Check(IReadOnlyList<ChecklistItem> items, Business business)
    {
        foreach (var (i, item) in items.Index())
        {
            if (items.Take(i).Any(other => other.Item == item.Item))
            {
                throw new InvalidInputException(
                    $"items[{i}].item", "checklist.code-twice", "Each item has a code of its own.");
            }

            if (!item.AcceptedTypes.All(_checkable.Contains)
                || item.AcceptedTypes.Distinct().Count() < item.AcceptedTypes.Length)
            {
                throw new InvalidInputException(
                    $"items[{i}].acceptedTypes", "checklist.types",
                    $"Each of them once, of: {string.Join(", ", _checkable)}.");
            }

            if (item.Pixels is { } limits && (limits.MinWidth > limits.MaxWidth || limits.MinHeight > limits.MaxHeight
                || item.AcceptedTypes.Contains(FileFacts.Pdf)))
            {
                throw new InvalidInputException(
                    $"items[{i}].pixels", "checklist.pixels",
                    "The least comes before the most, and only pictures have pixels.");
            }

            if (item.Portrait && item.Pixels?.PortraitWithin(item.Pixels.MaxWidth, item.Pixels.MaxHeight) is null)
            {
                throw new InvalidInputException(
                    $"items[{i}].portrait", "checklist.portrait",
                    "A photo of a person is a picture of limited size, in which three to four fits.");
            }

            if (item.Condition is not MaterialCondition.Always
                && business is Business.Application or Business.EarlyProduction)
            {
                throw new InvalidInputException(
                    $"items[{i}].condition", "checklist.condition",
                    "There is no card yet, lost or returned: everything is asked for always.");
            }

            if (string.IsNullOrWhiteSpace(item.ChineseHelp) != string.IsNullOrWhiteSpace(item.EnglishHelp))
            {
                throw new InvalidInputException(
                    $"items[{i}].englishHelp", "checklist.help-both", "Help is given in Chinese and in English.");
            }
        }
    }
}
