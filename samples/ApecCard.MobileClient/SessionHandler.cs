using System.Net;
using System.Net.Http.Headers;

namespace ApecCard.MobileClient;

/// <summary>
/// Puts the access token on every request. When the server does not take it (the device's clock is wrong, the keys
/// were changed), it asks for another one and sends the request once more.
/// </summary>
public sealed class SessionHandler(AppSession session, HttpMessageHandler network) : DelegatingHandler(network)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await session.GetAccessTokenAsync(ct: cancellationToken);
        var answer = await SendAsync(request, token, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        answer.Dispose();
        return await SendAsync(
            request, await session.GetAccessTokenAsync(refused: token, cancellationToken), cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string token, CancellationToken ct)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, ct);
    }
}
