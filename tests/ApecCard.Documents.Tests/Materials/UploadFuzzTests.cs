using System.Globalization;
using System.Net;
using System.Text.Json;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using Xunit.Abstractions;

namespace ApecCard.Documents.Tests.Materials;

/// <summary>
/// Files with something wrong in them, 20 of each type and 500 with APEC_FULL=1: whatever comes is taken or refused with
/// a reason. The seed is printed; APEC_SEED tries the same ones again.
/// </summary>
public sealed class UploadFuzzTests(DocumentsService service, ITestOutputHelper output)
    : IClassFixture<DocumentsService>
{
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Theory]
    [InlineData("application-letter", "application/pdf")]
    [InlineData("photo", "image/jpeg")]
    [InlineData("signature", "image/png")]
    [InlineData("signature", "image/png", true)]
    public async Task Whatever_comes_is_taken_or_refused_with_a_reason(
        string item, string type, bool rightChecksums = false)
    {
        var seed = Environment.GetEnvironmentVariable("APEC_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        output.WriteLine($"APEC_SEED={seed}");
        var chance = new Random(seed);
        var sample = type switch
        {
            "application/pdf" => Samples.Pdf,
            "image/jpeg" => Samples.Photo("a comment"),
            _ => Samples.Png(200, 80),
        };
        var count = Environment.GetEnvironmentVariable("APEC_FULL") == "1" ? 500 : 20;
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            var answer = await DocumentsService.Upload(
                _enterprise, Guid.CreateVersion7(), item,
                rightChecksums ? Mutant.OfPng(200, 80, chance) : Mutant.Of(sample, chance), type);

            if (answer.StatusCode is HttpStatusCode.Created)
            {
                continue;
            }

            refused++;
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(
                answer.StatusCode is HttpStatusCode.UnprocessableEntity
                    && answer.Content.Headers.ContentType?.MediaType is "application/problem+json"
                    && JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!.Split('.')[0]
                        is "file" or "photo",
                $"APEC_SEED={seed}, {i}: {answer.StatusCode} {text}");
        }

        output.WriteLine($"{count - refused} of {count} were taken, {refused} refused.");
        Assert.InRange(refused, count / 10, count);
        Assert.Empty(service.Unfinished);
    }
}
