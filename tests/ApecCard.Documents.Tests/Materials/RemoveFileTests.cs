using System.Net;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Tests.Materials;

public class RemoveFileTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly HttpClient _enterprise = service.As(Roles.Enterprise, Guid.NewGuid());

    [Fact]
    public async Task What_was_never_handed_in_is_gone_with_its_bytes()
    {
        var id = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");
        var keptAs = await service.KeptAs(id);
        Assert.Single(service.BytesOf(keptAs));

        Assert.Equal(HttpStatusCode.NoContent, (await Remove(_enterprise, id)).StatusCode);

        Assert.Empty(service.BytesOf(keptAs));
        Assert.Equal(HttpStatusCode.NotFound, (await _enterprise.GetAsync($"/files/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Remove(_enterprise, id)).StatusCode);
    }

    [Fact]
    public async Task Nobody_removes_anothers_file()
    {
        var id = await DocumentsService.Uploaded(_enterprise, _caseId, "undertaking");

        var stranger = service.As(Roles.Enterprise, Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await Remove(stranger, id)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await _enterprise.GetAsync($"/files/{id}")).StatusCode);
    }

    private Task<HttpResponseMessage> Remove(HttpClient client, Guid id) =>
        client.DeleteAsync($"/cases/{_caseId}/files/{id}");
}
