using System.Net.Sockets;
using System.Text;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>What only a true connection can do: end early, lie about the length, be refused half-way.</summary>
public sealed class InterruptedUploadTests : IClassFixture<InterruptedUploadTests.OnKestrel>
{
    private readonly OnKestrel _service;
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Uri _address;
    private readonly string _token;

    public InterruptedUploadTests(OnKestrel service)
    {
        _service = service;
        var client = service.As(Roles.Enterprise, Guid.NewGuid());
        _address = client.BaseAddress!;
        _token = client.DefaultRequestHeaders.Authorization!.Parameter!;
    }

    [Fact]
    public async Task When_the_client_goes_away_nothing_is_left()
    {
        using (var connection = await Connect(length: 100_000))
        {
            await connection.Client.SendAsync(Samples.Pdf);
            await Eventually.Is(() => _service.Unfinished.Length == 1);
        }

        await NothingIsLeft();
    }

    [Fact]
    public async Task When_the_client_ends_its_body_early_nothing_is_left()
    {
        using var connection = await Connect(length: 100_000);
        await connection.Client.SendAsync(Samples.Pdf);
        connection.Client.Shutdown(SocketShutdown.Send);

        await NothingIsLeft();
    }

    [Fact]
    public async Task Who_announces_too_much_is_told_so_at_once()
    {
        using var connection = await Connect(length: 50_000_000);

        Assert.Contains(" 413 ", await FirstLine(connection), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_announces_less_than_comes_is_judged_by_what_was_announced()
    {
        using var connection = await Connect(length: Samples.Pdf.Length - 20);
        await connection.Client.SendAsync(Samples.Pdf);

        Assert.Contains(" 422 ", await FirstLine(connection), StringComparison.Ordinal);
        await NothingIsLeft();
    }

    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 99999999999999999999999")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Type: application/pdf\r\n\r\nnot-a-number\r\n")]
    public async Task A_request_that_is_no_http_is_refused(string header)
    {
        using var connection = await Connect(header);

        Assert.Contains(" 400 ", await FirstLine(connection), StringComparison.Ordinal);
    }

    private Task<TcpClient> Connect(int length) =>
        Connect($"Content-Type: application/pdf\r\nContent-Length: {length}");

    private async Task<TcpClient> Connect(string headers)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(_address.Host, _address.Port);
        await connection.Client.SendAsync(Encoding.UTF8.GetBytes(
            $"POST /cases/{_caseId}/materials/undertaking HTTP/1.1\r\nHost: x\r\n"
            + $"Authorization: Bearer {_token}\r\n{headers}\r\n\r\n"));
        return connection;
    }

    private static async Task<string> FirstLine(TcpClient connection)
    {
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) ?? "";
    }

    private async Task NothingIsLeft()
    {
        await Eventually.Is(() => _service.Unfinished.Length == 0);
        await using var db = _service.OpenDatabase();
        Assert.False(await db.Files.AnyAsync(file => file.DossierId == _caseId));
    }

    public sealed class OnKestrel : DocumentsService
    {
        public OnKestrel() => UseKestrel(0);
    }
}
