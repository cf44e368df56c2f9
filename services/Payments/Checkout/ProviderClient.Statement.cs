using System.Globalization;
using System.Text.Json;
using ApecCard.Payments.Reconciliation;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Checkout;

/// <summary>The provider's daily statement.</summary>
public sealed partial class ProviderClient
{
    /// <exception cref="ProblemException">503 <c>statement.unavailable</c>.</exception>
    public async Task<Statement> StatementAsync(DateOnly day, CancellationToken ct)
    {
        try
        {
            var path = $"/statements/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            return await _http.GetFromJsonAsync<Statement>(path, Json.Options, ct) is { } statement
                && statement.IsOf(day)
                    ? statement
                    : throw new JsonException("The answer is no statement of this day, or a line says too little.");
        }
        catch (Exception e) when (IsTrouble(e, ct))
        {
            _logger.LogWarning(e, "The payment provider gives no statement of {Day}", day);
            throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "statement.unavailable",
                "The payment provider gives no statement now. Try again in a few minutes.");
        }
    }
}
