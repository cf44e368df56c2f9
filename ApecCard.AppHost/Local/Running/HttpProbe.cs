using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Local;

/// <summary>Asks whether a port accepts, and whether an address answers as it should.</summary>
internal static class HttpProbe
{
    public const string NotListening = "nothing listens";

    private const int LongestReason = 300;

    // Not through a proxy, and not by a kept connection: the question is whether a new one is answered.
    private static readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromSeconds(10),
    });

    /// <summary>Null when the answer has the status code, else what came instead.</summary>
    public static async Task<string?> AskAsync(
        int port, string path, int statusCode, CancellationToken cancellationToken)
    {
        if (!await AcceptsAsync(port, cancellationToken))
        {
            return $"{NotListening} on port {port} yet";
        }

        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://localhost:{port}{path}"), cancellationToken);
            return answer.StatusCode == (HttpStatusCode)statusCode ? null
                : $"{path} answers {(int)answer.StatusCode}: {await ReadAsync(answer, cancellationToken)}";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
    }

    /// <summary>Without an exception when it does not: this is asked many times while parts start.</summary>
    public static async Task<bool> AcceptsAsync(int port, CancellationToken cancellationToken)
    {
        var connected = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var attempt = new SocketAsyncEventArgs { RemoteEndPoint = new IPEndPoint(IPAddress.Loopback, port) };
        attempt.Completed += (_, result) => connected.TrySetResult(result.SocketError == SocketError.Success);
        return socket.ConnectAsync(attempt)
            ? await connected.Task.WaitAsync(cancellationToken)
            : attempt.SocketError == SocketError.Success;
    }

    private static async Task<string> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = (await answer.Content.ReadAsStringAsync(cancellationToken)).ReplaceLineEndings(" ");
        return text.Length <= LongestReason ? text : text[..LongestReason];
    }
}
