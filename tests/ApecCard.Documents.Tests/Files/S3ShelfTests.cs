using System.Net;
using ApecCard.Documents.Tests.Uploads;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.Documents.Tests.Files;

/// <summary>The same service with its files in a bucket, at a server that speaks S3.</summary>
public sealed class S3ShelfTests(S3ShelfTests.InABucket service) : IClassFixture<S3ShelfTests.InABucket>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());
    private readonly byte[] _letter = Samples.APdf(new string('x', 1_300_000));

    [Fact]
    public async Task A_file_lies_encrypted_in_the_bucket_and_comes_back_whole_and_in_part()
    {
        var upload = await PartialUpload.Started(_enterprise, _caseId, _letter);
        await SendInParts(upload);
        Assert.Equal(HttpStatusCode.Created, (await PartialUpload.Complete(_enterprise, upload)).StatusCode);
        await using var db = service.OpenDatabase();
        var file = await db.Files.SingleAsync(one => one.DossierId == _caseId);

        Assert.Contains(file.KeptAs, service.Provider.Objects);
        Assert.Empty(service.BytesOf(file.KeptAs!));
        Assert.Empty(service.Unfinished);
        Assert.Equal(_letter, await _enterprise.GetByteArrayAsync($"/files/{file.Id}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{file.Id}");
        request.Headers.Range = new(70_000, 200_000);
        var part = await _enterprise.SendAsync(request);
        Assert.Equal(_letter[70_000..200_001], await part.Content.ReadAsByteArrayAsync());
        Assert.Empty(service.Unfinished);
    }

    [Fact]
    public async Task What_is_taken_back_is_gone_from_the_bucket()
    {
        var id = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");
        var keptAs = await service.KeptAs(id);
        Assert.Contains(keptAs, service.Provider.Objects);

        Assert.Equal(
            HttpStatusCode.NoContent, (await _enterprise.DeleteAsync($"/cases/{_caseId}/files/{id}")).StatusCode);

        Assert.DoesNotContain(keptAs, service.Provider.Objects);
    }

    [Fact]
    public async Task While_the_provider_is_away_nothing_is_taken_and_nothing_lost()
    {
        await using var server = await S3Server.StartAsync();
        await using var other = service.WithWebHostBuilder(
            host => host.UseSetting("Files:S3:Endpoint", server.Address));
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Authorization = _enterprise.DefaultRequestHeaders.Authorization;
        var id = await DocumentsService.Uploaded(client, _caseId, "undertaking");
        await server.StopAsync();
        await using var db = service.OpenDatabase();
        var leftBefore = await db.Leftovers.CountAsync();

        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "storage.away",
            await DocumentsService.Upload(client, _caseId, "application-letter", Samples.Pdf));
        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "storage.away", await client.GetAsync($"/files/{id}"));

        Assert.Empty(service.Unfinished);
        Assert.Equal(id, (await db.Files.SingleAsync(file => file.DossierId == _caseId)).Id);
        Assert.Equal(leftBefore + 1, await db.Leftovers.CountAsync()); // noted: whether it arrived, nobody knows
    }

    [Fact]
    public async Task A_provider_that_refuses_our_key_takes_nothing_loses_nothing_and_health_says_so()
    {
        var id = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");
        await using var provider = await RefusingAsync();
        await using var other = service.WithWebHostBuilder(
            host => host.UseSetting("Files:S3:Endpoint", provider.Urls.Single()));
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Authorization = _enterprise.DefaultRequestHeaders.Authorization;

        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "storage.away",
            await DocumentsService.Upload(client, _caseId, "application-letter", Samples.Pdf));
        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "storage.away", await client.GetAsync($"/files/{id}"));
        var health = await HealthOf(other.Services);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("SignatureDoesNotMatch", health.Description, StringComparison.Ordinal);
        Assert.Empty(service.Unfinished);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/checklists/shanghai")).StatusCode);

        Assert.Equal(HealthStatus.Healthy, (await HealthOf(service.Services)).Status); // with the right key
        Assert.Equal(HttpStatusCode.OK, (await _enterprise.GetAsync($"/files/{id}")).StatusCode);
        var letter = await DocumentsService.Upload(_enterprise, _caseId, "application-letter", Samples.Pdf);
        Assert.Equal(HttpStatusCode.Created, letter.StatusCode);
    }

    [Fact]
    public async Task What_is_taken_back_meanwhile_is_taken_back_and_its_bytes_are_noted_to_go_later()
    {
        var id = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");
        var keptAs = await service.KeptAs(id);
        await using var provider = await RefusingAsync();
        await using var other = service.WithWebHostBuilder(
            host => host.UseSetting("Files:S3:Endpoint", provider.Urls.Single()));
        using var client = other.CreateClient();
        client.DefaultRequestHeaders.Authorization = _enterprise.DefaultRequestHeaders.Authorization;

        Assert.Equal(
            HttpStatusCode.NoContent, (await client.DeleteAsync($"/cases/{_caseId}/files/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.GetAsync($"/files/{id}")).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.True(await db.Leftovers.AnyAsync(one => one.Name == keptAs));
    }

    [Theory]
    [InlineData("Endpoint", "")]
    [InlineData("Endpoint", "ftp://somewhere")]
    [InlineData("Bucket", "")]
    [InlineData("SecretKey", "")]
    public async Task Without_all_it_needs_the_service_does_not_start(string setting, string value)
    {
        await using var other = service.WithWebHostBuilder(host => host.UseSetting($"Files:S3:{setting}", value));

        var thrown = Record.Exception(() => other.CreateClient());

        Assert.Contains("Files__S3__Endpoint", thrown?.Message, StringComparison.Ordinal);
    }

    // What Amazon answers to a signature of another secret.
    private static async Task<WebApplication> RefusingAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = builder.Build();
        provider.MapFallback(() => Results.Text(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the
            signature you provided. Check your key and signing method.</Message><RequestId>1</RequestId></Error>
            """,
            "application/xml", statusCode: StatusCodes.Status403Forbidden));
        await provider.StartAsync();
        return provider;
    }

    private static async Task<HealthReportEntry> HealthOf(IServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(one => one.Name == "files"))
        .Entries["files"];

    private async Task SendInParts(Guid upload)
    {
        for (var from = 0; from < _letter.Length; from += 512 * 1024)
        {
            var part = _letter[from..Math.Min(from + (512 * 1024), _letter.Length)];
            await PartialUpload.Received(await PartialUpload.Put(_enterprise, upload, from, part));
        }
    }

    public sealed class InABucket : DocumentsService
    {
        public S3Server Provider { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            Provider = await S3Server.StartAsync();
            await base.InitializeAsync();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Files:Store", "S3");
            builder.UseSetting("Files:S3:Endpoint", Provider.Address);
            builder.UseSetting("Files:S3:Bucket", S3Server.Bucket);
            builder.UseSetting("Files:S3:AccessKey", S3Server.Key);
            builder.UseSetting("Files:S3:SecretKey", S3Server.Key);
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
