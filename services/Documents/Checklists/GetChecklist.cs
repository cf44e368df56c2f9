using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// What an office wants handed in with a new application, by whom, and what the files must be like. 404
/// <c>office.unknown</c>.
/// </summary>
public static class GetChecklist
{
    public record Response(string Office, int Version, DateTimeOffset ValidFrom, ChecklistItem[] Items)
    {
        public static Response Of(Checklist list) => new(list.Office, list.Version, list.ValidFrom, list.Items);
    }

    public static async Task<Ok<Response>> Handle(string office, ChecklistsInForce checklists, CancellationToken ct) =>
        TypedResults.Ok(Response.Of(await checklists.GetAsync(office, ct)));
}
