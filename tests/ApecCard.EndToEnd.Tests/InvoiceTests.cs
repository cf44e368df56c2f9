using System.Text.Json;
using ApecCard.EndToEnd.Tests.Portal;
using ApecCard.Journeys.Actors;

namespace ApecCard.EndToEnd.Tests;

/// <summary>What users complain of elsewhere: an invoice that never arrives.</summary>
[Collection(nameof(TheWholeSystem))]
public class InvoiceTests(WholeSystem system)
{
    [Fact]
    public async Task After_the_ministrys_pass_the_invoice_is_in_the_mailbox_as_a_pdf_and_can_be_downloaded()
    {
        using var story = new BeforeTheMinistry(system.World);
        var (caseId, caseNumber, _, _, _) = await story.RunAsync();
        Assert.Empty((await InvoicesAsync(story, caseId)).EnumerateArray());
        await story.ForwardAsync();

        JsonElement invoice = default;
        await Until.SoAsync("the fee is invoiced", async () => (await InvoicesAsync(story, caseId)) is var invoices
            && invoices.GetArrayLength() == 1 && (invoice = invoices[0]).ValueKind is JsonValueKind.Object);
        var number = invoice.GetProperty("number").GetString()!;
        var email = (await story.Clerk.GetCaseAsync(caseId)).Body!["form"]!["invoice"]!["email"]!.GetValue<string>();

        using var http = new HttpClient();
        JsonElement mail = default;
        await Until.SoAsync("it is mailed", async () =>
        {
            var mails = await http.GetFromJsonAsync<JsonElement>(
                new Uri(system.Endpoint("mail"), $"/mails?to={Uri.EscapeDataString(email)}"));
            mail = mails.EnumerateArray().FirstOrDefault(
                one => one.GetProperty("subject").GetString()!.Contains(number, StringComparison.Ordinal));
            return mail.ValueKind is JsonValueKind.Object;
        });
        Assert.Contains(caseNumber, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        var attached = await http.GetByteArrayAsync(
            new Uri(system.Endpoint("mail"), $"/mails/{mail.GetProperty("number").GetInt64()}/attachments/0"));
        var downloaded = await story.Clerk.Door.BytesAsync(
            $"/api/payments/invoices/{invoice.GetProperty("id").GetString()}/pdf");
        Assert.Equal("%PDF-"u8.ToArray(), attached[..5]);
        Assert.Equal(attached, downloaded);

        await Until.SoAsync("the inbox says so", async () => (await story.Clerk.Door
            .GetAsync("/api/applications/messages")).Body!["items"]!.AsArray()
            .Any(message => message!["what"]!.GetValue<string>() == "InvoiceIssued"));
    }

    private static async Task<JsonElement> InvoicesAsync(EnterpriseStory story, Guid caseId) =>
        JsonSerializer.SerializeToElement(
            (await story.Clerk.Door.GetAsync($"/api/payments/invoices?caseId={caseId}")).Body!["items"]!);
}
