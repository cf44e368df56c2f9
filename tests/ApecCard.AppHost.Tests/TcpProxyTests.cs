using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Tests;

public class TcpProxyTests
{
    [Fact]
    public async Task Connections_take_turns_and_skip_who_is_not_there()
    {
        using var one = Answering("one");
        using var other = Answering("other");
        int[] targets = [PortOf(one), RandomPorts.Take(), PortOf(other)];
        var port = RandomPorts.Take();
        await using var proxy = new TcpProxy(port, () => targets);

        List<string> answers = [];
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await AskAsync(port));
        }

        Assert.Contains("one", answers);
        Assert.Contains("other", answers);
        Assert.DoesNotContain("", answers);
    }

    [Fact]
    public async Task Nobody_there_is_a_reset_and_not_a_wait()
    {
        var port = RandomPorts.Take();
        await using var proxy = new TcpProxy(port, () => []);

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(port).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Much_data_passes_unharmed_and_the_end_of_one_direction_is_passed_on()
    {
        using var echo = new TcpListener(IPAddress.Loopback, 0);
        echo.Start();
        _ = Task.Run(async () =>
        {
            using var client = await echo.AcceptTcpClientAsync();
            await client.GetStream().CopyToAsync(client.GetStream());
        });
        var port = RandomPorts.Take();
        await using var proxy = new TcpProxy(port, () => [PortOf(echo)]);
        var sent = new byte[5_000_000];
        Random.Shared.NextBytes(sent);

        using var caller = new TcpClient("127.0.0.1", port);
        var received = new MemoryStream();
        var reading = caller.GetStream().CopyToAsync(received);
        await caller.GetStream().WriteAsync(sent);
        caller.Client.Shutdown(SocketShutdown.Send);
        await reading.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(sent, received.ToArray());
    }

    private static TcpListener Answering(string text)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
            }
        });
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task<string> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
