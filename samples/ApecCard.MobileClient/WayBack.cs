using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApecCard.MobileClient;

/// <summary>
/// Where the browser brings the code: a port of this device that was free just now (RFC 8252, 7.3). On a telephone it is
/// an address of the app's own, https (7.2) or with the app's scheme (7.1), and the system hands it over.
/// </summary>
public sealed class WayBack : IDisposable
{
    private static readonly byte[] _goBack = Encoding.UTF8.GetBytes("请回到应用继续。 Go back to the app.");

    private readonly HttpListener _listener = new();

    public WayBack()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var here = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(here);
        _listener.Start();
        Address = here + "signed-in";
    }

    /// <summary>As it is registered, but for the port.</summary>
    public string Address { get; }

    /// <summary>
    /// The code. What comes with another state answers no question of ours and is not looked at; nor is what another
    /// server says (iss, RFC 9207). <see cref="RefusedException"/> access_denied: the person does not want the app.
    /// </summary>
    public async Task<string> GetCodeAsync(string state, CancellationToken ct)
    {
        while (true)
        {
            var came = await _listener.GetContextAsync().WaitAsync(ct);
            var said = came.Request.QueryString;
            var isOurs = came.Request.Url?.AbsolutePath == "/signed-in" && said["state"] == state
                && said["iss"] == "apeccard";
            came.Response.StatusCode = isOurs ? 200 : 404;
            came.Response.ContentType = "text/plain; charset=utf-8";
            came.Response.Close(isOurs ? _goBack : [], willBlock: false);
            if (isOurs)
            {
                return said["code"]
                    ?? throw new RefusedException(HttpStatusCode.Forbidden, said["error"] ?? "", "It was not allowed.");
            }
        }
    }

    public void Dispose() => _listener.Close();
}
