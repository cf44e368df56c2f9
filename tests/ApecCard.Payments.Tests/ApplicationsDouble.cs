using System.Collections.Concurrent;
using System.Net;

namespace ApecCard.Payments.Tests;

/// <summary>Applications, as far as it knows whom an invoice names, and Identity's tokens for asking it.</summary>
public sealed class ApplicationsDouble : HttpMessageHandler
{
    public const string Title = "上海龘㐂贸易有限公司", TaxpayerNumber = "91310000MA0000000Y";

    public bool IsAway { get; set; }

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Where the invoices of a case are mailed.</summary>
    public static string EmailOf(Guid caseId) => $"{caseId:N}@example.cn";

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        if (uri.AbsolutePath is "/tokens")
        {
            return Answer(new { accessToken = "service-token", expiresAt = DateTimeOffset.UtcNow.AddMinutes(10) });
        }

        Asked.Enqueue(uri.PathAndQuery);
        if (IsAway)
        {
            throw new HttpRequestException("Connection refused");
        }

        var caseId = Guid.Parse(uri.Segments[2].TrimEnd('/'));
        return Answer(new { title = Title, taxpayerNumber = TaxpayerNumber, email = EmailOf(caseId) });
    }

    private static Task<HttpResponseMessage> Answer(object body) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(body) });
}
