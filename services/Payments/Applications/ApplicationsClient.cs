using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Applications;

/// <summary>Asks the Applications service for what the internal bus does not carry.</summary>
public sealed class ApplicationsClient(HttpClient http)
{
    /// <param name="orderId">The order that was paid for; none when it was the application.</param>
    public async Task<InvoiceData> GetInvoiceDataAsync(Guid caseId, Guid? orderId, CancellationToken ct)
    {
        var path = $"/cases/{caseId}/invoice-data" + (orderId is { } order ? $"?orderId={order}" : "");
        return await http.GetFromJsonAsync<InvoiceData>(path, Json.Options, ct)
            ?? throw new InvalidOperationException($"Applications has no invoice data of case {caseId}.");
    }
}

/// <summary>Who the invoice is for, as the case or the order says now, and where it is mailed.</summary>
public sealed record InvoiceData(string Title, string TaxpayerNumber, string Email)
{
    public override string ToString() => nameof(InvoiceData); // never into a log
}
