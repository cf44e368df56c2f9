using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Payments;

/// <summary>Asks Payments what a business costs: the fees are kept there.</summary>
public sealed class PaymentsClient(HttpClient http)
{
    public async Task<Fee> GetFeeAsync(string office, OrderKind business, CancellationToken ct) =>
        await http.GetFromJsonAsync<Fee>(
            $"/fees?office={Uri.EscapeDataString(office)}&business={business}", Json.Options, ct)
            ?? throw new InvalidOperationException($"Payments has no fee of {office} for {business}.");
}

/// <summary>What is due, in a currency by ISO 4217.</summary>
public sealed record Fee(decimal Amount, string Currency);
