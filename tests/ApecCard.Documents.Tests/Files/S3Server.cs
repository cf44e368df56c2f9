using System.Diagnostics;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Files;

/// <summary>A server that speaks S3 over HTTP, with one bucket; it ends with this process.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "files";
    public const string Key = "S3RVER"; // s3rver knows no other

    private static readonly string _programs = Repository.PathTo("tests", "s3");
    private readonly string _folder = Directory.CreateTempSubdirectory("apec-s3-").FullName;
    private Process? _server;
    private string? _port;

    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>The names of the objects that are there.</summary>
    public string[] Objects =>
        [.. Directory.GetFiles(Path.Combine(_folder, Bucket), "*._S3rver_object").Select(
            path => Path.GetFileName(path).Split('.')[0])];

    public static async Task<S3Server> StartAsync()
    {
        if (!Directory.Exists(Path.Combine(_programs, "node_modules", "s3rver")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci"]) { WorkingDirectory = _programs })!;
            await install.WaitForExitAsync();
            Assert.Equal(0, install.ExitCode);
        }

        var server = new S3Server();
        server._server = Process.Start(new ProcessStartInfo("node", ["server.js", server._folder, Bucket])
        {
            WorkingDirectory = _programs,
            RedirectStandardInput = true, // closed with this process: then it ends
            RedirectStandardOutput = true,
        })!;
        server._port = await server._server.StandardOutput.ReadLineAsync();
        Assert.True(int.TryParse(server._port, out _), "The S3 server did not start.");
        return server;
    }

    public async Task StopAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
