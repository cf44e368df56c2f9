using System.Net.Http.Headers;
using System.Text.Json;
using ApecCard.Documents.Tests.Files;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Documents.Tests;

/// <summary>The whole service, with a folder of its own for the files.</summary>
public class DocumentsService() : ServiceOnPostgres<Program, DocumentsDb>("documents")
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("apec-files-").FullName;

    /// <summary>What is being received, or was left behind by an upload that failed.</summary>
    public string[] Unfinished =>
        Directory.CreateDirectory(Path.Combine(Folder, "unfinished")).GetFiles().Select(file => file.Name).ToArray();

    /// <summary>Where the file's bytes lie; none when they are gone.</summary>
    public string[] BytesOf(string keptAs) => Directory.GetFiles(Folder, keptAs, SearchOption.AllDirectories);

    /// <summary>Under which name the bytes of the file lie.</summary>
    public async Task<string> KeptAs(Guid fileId)
    {
        await using var db = OpenDatabase();
        return (await db.Files.FindAsync(fileId))!.PlaceInStore;
    }

    public HttpClient Applications => As(Roles.Service, subject: "applications");

    public static async Task<HttpResponseMessage> Upload(
        HttpClient client, Guid caseId, string item, byte[] bytes, string? type = "application/pdf",
        string? name = null)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (name is not null)
        {
            content.Headers.Add("X-File-Name", name);
        }

        return await client.PostAsync($"/cases/{caseId}/materials/{item}", content);
    }

    public static async Task<Guid> Uploaded(HttpClient client, Guid caseId, string item, string text = "a document")
    {
        var answer = item switch
        {
            "photo" => await Upload(client, caseId, item, Samples.Photo(text), "image/jpeg"),
            "signature" => await Upload(client, caseId, item, Samples.Png(200, 80), "image/png"),
            _ => await Upload(client, caseId, item, Samples.APdf(text)),
        };
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetGuid();
    }

    /// <summary>Hands in one file for every required item of the office.</summary>
    public static async Task<Dictionary<string, Guid>> Complete(
        HttpClient client, Guid caseId, string office = "shanghai")
    {
        var list = await client.GetFromJsonAsync<JsonElement>($"/checklists/{office}");
        var files = new Dictionary<string, Guid>();
        var items = list.GetProperty("items").EnumerateArray();
        foreach (var item in items.Where(one => one.GetProperty("required").GetBoolean()))
        {
            var code = item.GetProperty("item").GetString()!;
            files[code] = await Uploaded(client, caseId, code);
        }

        return files;
    }

    public Task<HttpResponseMessage> Freeze(Guid caseId, Guid enterpriseId, string office = "shanghai") =>
        Applications.PostAsJsonAsync($"/cases/{caseId}/freeze", new { enterpriseId, office });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Files:Folder", Folder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
