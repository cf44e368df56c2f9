using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>
/// What is taken is kept as it was written, to the last character: texts are neither trimmed nor normalised (NFC), nor
/// is anything in them escaped for a page. Only what no database can keep (U+0000) and what is too long is refused.
/// </summary>
[Collection(nameof(TheWholeSystem))]
public class ReadBackTests(WholeSystem system)
{
    private static readonly (string Field, int Longest)[] _freeTexts =
    [
        ("company.address", 200), ("company.contactName", 64), ("company.contactPhone", 20),
        ("company.contactEmail", 254),
        ("applicant.chineseName", 64), ("applicant.familyName", 64), ("applicant.residentId", 18),
        ("applicant.passport.number", 9), ("applicant.passport.mrzLine1", 44), ("applicant.email", 254),
        ("applicant.position", 64), ("applicant.travelNeed", 2000), ("handover.address.recipient", 64),
        ("handover.address.street", 200), ("handover.address.postcode", 6), ("invoice.taxpayerNumber", 20),
        ("invoice.email", 254),
    ];

    [Fact]
    public async Task A_draft_reads_back_as_it_was_written()
    {
        using var agent = await system.AnAgentAsync();
        var draft = await agent.StartCaseAsync();
        var (path, kept) = ($"/api/applications/cases/{draft.Text("id")}", 0);
        foreach (var text in NaughtyStrings.All)
        {
            var form = new JsonObject();
            foreach (var (field, longest) in _freeTexts.Where(one => text.Length <= one.Longest))
            {
                Set(form, field, text);
            }

            using var saved = await agent.Door.SendRawAsync(
                HttpMethod.Put, $"{path}/form",
                new StringContent(form.ToJsonString(), Encoding.UTF8, "application/json"));
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
                continue;
            }

            Assert.True(saved.IsSuccessStatusCode, $"{Shown(text)}: {await saved.Content.ReadAsStringAsync()}");
            var read = (await agent.Door.GetAsync(path)).Body!["form"]!;
            foreach (var (field, _) in _freeTexts.Where(one => text.Length <= one.Longest))
            {
                Assert.Equal(text, Get(read, field));
                kept++;
            }
        }

        Assert.True(kept > 4000, $"Only {kept} texts were kept.");
    }

    private static void Set(JsonObject form, string field, string text)
    {
        var names = field.Split('.');
        var at = names[..^1].Aggregate(form, (node, name) => (JsonObject)(node[name] ??= new JsonObject()));
        at[names[^1]] = text;
    }

    private static string? Get(JsonNode form, string field) =>
        field.Split('.').Aggregate((JsonNode?)form, (node, name) => node?[name])?.GetValue<string>();

    private static string Shown(string text) => JsonSerializer.Serialize(text);
}
