using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace ApecCard.Documents.Tests.Uploads;

/// <summary>Sends a file in parts, as an app does.</summary>
internal static class PartialUpload
{
    public const int PartSize = 64 * 1024; // the smallest there may be

    public static Task<HttpResponseMessage> Start(
        HttpClient client, Guid caseId, byte[] file, string item = "application-letter", string? name = "letter.pdf",
        string? type = "application/pdf", string? sha256 = "right", long? size = null) => client.PostAsJsonAsync(
            $"/cases/{caseId}/materials/{item}/uploads", new
            {
                name,
                size = size ?? file.Length,
                contentType = type,
                sha256 = sha256 == "right" ? Convert.ToHexStringLower(SHA256.HashData(file)) : sha256,
            });

    public static async Task<Guid> Started(HttpClient client, Guid caseId, byte[] file)
    {
        var answer = await Start(client, caseId, file);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("uploadId").GetGuid();
    }

    public static Task<HttpResponseMessage> Put(HttpClient client, Guid uploadId, long offset, byte[] part)
    {
        var content = new ByteArrayContent(part);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return client.PutAsync($"/uploads/{uploadId}/parts/{offset}", content);
    }

    public static async Task<long> Received(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("received").GetInt64();
    }

    public static byte[] Part(byte[] file, long offset) =>
        file[(int)offset..(int)Math.Min(offset + PartSize, file.Length)];

    /// <summary>All parts that are not there yet.</summary>
    public static async Task SendRest(HttpClient client, Guid uploadId, byte[] file)
    {
        var received = await Received(await client.GetAsync($"/uploads/{uploadId}"));
        while (received < file.Length)
        {
            received = await Received(await Put(client, uploadId, received, Part(file, received)));
        }
    }

    public static Task<HttpResponseMessage> Complete(HttpClient client, Guid uploadId) =>
        client.PostAsync($"/uploads/{uploadId}/completion", null);
}
