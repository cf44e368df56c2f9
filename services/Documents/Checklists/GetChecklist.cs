using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>What an office wants handed in with a new application, and what the files must be like.</summary>
public static class GetChecklist
{
    public record Response(string Office, int Version, DateTimeOffset ValidFrom, ChecklistItem[] Items);

    public static async Task<Ok<Response>> Handle(string office, ChecklistsInForce checklists, CancellationToken ct)
    {
        var list = await checklists.GetAsync(office, ct);
        return TypedResults.Ok(new Response(list.Office, list.Version, list.ValidFrom, list.Items));
    }
}
