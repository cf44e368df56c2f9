using System.Diagnostics;
using System.Net.Sockets;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests.Files;

/// <summary>ClamAV's daemon, with signatures of the harmless files that stand for malware in tests.</summary>
public sealed class Clamd : IAsyncDisposable
{
    /// <summary>What every scanner finds (EICAR, 2003); here in two halves, so that this file is not found.</summary>
    public static readonly byte[] Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS"u8.ToArray()
        .Concat("-TEST-FILE!$H+H*"u8.ToArray()).ToArray();

    private readonly string _folder = Directory.CreateTempSubdirectory("apec-clamd-").FullName;
    private readonly Process _daemon;

    private Clamd()
    {
        File.WriteAllText(
            Path.Combine(_folder, "tests.ndb"), $"Eicar-Test:0:*:{Convert.ToHexString(Eicar)}{Environment.NewLine}");
        // The harmless program that Debian's clamav-testfiles wrap in forty-four ways.
        File.WriteAllText(
            Path.Combine(_folder, "tests.hdb"), $"aa15bcf478d165efd2065190eb473bcb:544:ClamAV-Test-File{Environment.NewLine}");
        var settings = Path.Combine(_folder, "clamd.conf");
        File.WriteAllText(settings, $"""
            Foreground yes
            DatabaseDirectory {_folder}
            LocalSocket {Socket}
            ScanArchive yes
            """);
        _daemon = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["--config-file", settings])
        {
            RedirectStandardOutput = true,
        })!;
        _daemon.OutputDataReceived += (_, _) => { }; // nobody reads it, and it must not wait
        _daemon.BeginOutputReadLine();
    }

    public string Address => $"unix://{Socket}";

    private string Socket => Path.Combine(_folder, "clamd.socket");

    public static async Task<Clamd> StartAsync()
    {
        var clamd = new Clamd();
        await Eventually.Is(clamd.IsListening);
        return clamd;
    }

    public async ValueTask DisposeAsync()
    {
        _daemon.Kill();
        await _daemon.WaitForExitAsync();
        _daemon.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool IsListening()
    {
        Assert.False(_daemon.HasExited, "clamd ended.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(Socket));
            return true;
        }
        catch (SocketException)
        {
            return false; // not yet
        }
    }
}
