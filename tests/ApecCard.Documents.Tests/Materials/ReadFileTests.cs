using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Tests.Materials;

public class ReadFileTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    [Fact]
    public async Task The_file_comes_back_as_it_was_as_what_it_is()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");

        var answer = await Enterprise.GetAsync($"/files/{id}");

        Assert.Equal(Samples.Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(66, answer.Headers.ETag?.Tag.Length);
    }

    [Fact]
    public async Task A_part_is_read_without_the_rest_and_what_lies_on_the_disk_says_nothing()
    {
        var letter = Samples.APdf(new string('x', 200_000));
        var answer = await DocumentsService.Upload(Enterprise, _caseId, "undertaking", letter);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetGuid();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{id}");
        request.Headers.Range = new(from: 65_530, to: 131_080);
        var part = await Enterprise.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(letter[65_530..131_081], await part.Content.ReadAsByteArrayAsync());

        using var beyond = new HttpRequestMessage(HttpMethod.Get, $"/files/{id}");
        beyond.Headers.Range = new(from: letter.Length, to: null);
        await Refusal.Is(
            HttpStatusCode.RequestedRangeNotSatisfiable, "file.range", await Enterprise.SendAsync(beyond));

        var keptAs = await service.KeptAs(id);
        var bytes = await File.ReadAllBytesAsync(service.BytesOf(keptAs).Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), keptAs);
        Assert.Equal(letter.Length + 1 + (4 * 16), bytes.Length);
        Assert.Equal(-1, bytes.AsSpan().IndexOf("%PDF"u8));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("xxxxxxxx"u8));
    }

    [Fact]
    public async Task Before_the_submission_only_the_enterprise_and_its_agents_read()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");

        await Reads(id, service.As(Roles.Agent, _enterpriseId));
        await FindsNothing(id, service.As(Roles.Enterprise, Guid.NewGuid()));
        await FindsNothing(id, service.As(Roles.Agent, Guid.NewGuid()));
        await FindsNothing(id, service.As(Roles.PreliminaryOfficer, office: "shanghai"));
        await FindsNothing(id, service.As(Roles.MinistryOfficer));
    }

    [Fact]
    public async Task After_the_submission_the_offices_and_the_ministrys_officers_read_too()
    {
        var id = (await DocumentsService.Complete(Enterprise, _caseId))["undertaking"];
        var extra = await DocumentsService.Uploaded(Enterprise, _caseId, "tax-proof", "came after the freeze");
        await service.Freeze(_caseId, _enterpriseId);
        var later = await DocumentsService.Uploaded(Enterprise, _caseId, "social-insurance-proof", "later");

        await Reads(id, service.As(Roles.PreliminaryOfficer, office: "shanghai"));
        await Reads(extra, service.As(Roles.ForeignAffairsOfficer, office: "shanghai"));
        await Reads(id, service.As(Roles.MinistryOfficer));
        await FindsNothing(id, service.As(Roles.PreliminaryOfficer, office: "hunan"));
        await FindsNothing(id, service.As(Roles.ForeignAffairsOfficer));
        await FindsNothing(later, service.As(Roles.PreliminaryOfficer, office: "shanghai"));
        await FindsNothing(id, service.As(Roles.ServicePointClerk, office: "shanghai"));
        await FindsNothing(id, service.As(Roles.FinanceOfficer));
        await FindsNothing(id, service.As(Roles.Administrator));
        await FindsNothing(id, service.As(Roles.Operator));
        await FindsNothing(id, service.As(Roles.Applicant));
        await FindsNothing(id, service.As(Roles.Economy));
        await FindsNothing(id, service.As(Roles.Service, subject: "review"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Anonymous().GetAsync($"/files/{id}")).StatusCode);
    }

    [Fact]
    public async Task When_the_case_goes_to_another_office_the_first_one_reads_no_longer()
    {
        var id = (await DocumentsService.Complete(Enterprise, _caseId))["undertaking"];
        await service.Freeze(_caseId, _enterpriseId);
        await service.Freeze(_caseId, _enterpriseId, "hunan");

        await Reads(id, service.As(Roles.PreliminaryOfficer, office: "hunan"));
        await FindsNothing(id, service.As(Roles.PreliminaryOfficer, office: "shanghai"));
    }

    [Fact]
    public async Task Each_reading_is_noted_and_each_refused_one_is_none()
    {
        var id = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking");

        await Reads(id, service.As(Roles.Enterprise, _enterpriseId, subject: "reader"));
        await FindsNothing(id, service.As(Roles.Enterprise, Guid.NewGuid(), subject: "stranger"));

        await using var db = service.OpenDatabase();
        var read = await db.AuditEntries.SingleAsync(
            entry => entry.Subject == id.ToString() && entry.Action == "file.read");
        Assert.Equal("reader", read.Actor);
    }

    private static async Task Reads(Guid id, HttpClient client) =>
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/files/{id}")).StatusCode);

    private static async Task FindsNothing(Guid id, HttpClient client) =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/files/{id}")).StatusCode);
}
