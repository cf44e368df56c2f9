using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// What an office wants handed in with a new application or an order on one, by whom, when, and what the files must be
/// like. 404
/// <c>office.unknown</c>.
/// </summary>
public static class GetChecklist
{
    /// <param name="TakesUnscanned">Whether files count that no scanner has looked through for malware.</param>
    public record Response(
        string Office, Business Business, int Version, DateTimeOffset ValidFrom, ChecklistItem[] Items,
        bool TakesUnscanned)
    {
        public static Response Of(Checklist list) => new(
            list.Office, list.Business, list.Version, list.ValidFrom, list.Items, list.TakesUnscanned);
    }

    public static async Task<Ok<Response>> Handle(
        string office, ChecklistsInForce checklists, CancellationToken ct,
        Business business = Business.Application) =>
        TypedResults.Ok(Response.Of(await checklists.GetAsync(office, business, ct)));
}
