using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Applications.Roster;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Tests.Roster;

/// <summary>Who hands in a roster, over HTTP.</summary>
internal static class RosterDesk
{
    public static string APerson() => Forms.Applicant(Stories.APerson()).ResidentId!;

    public static ByteArrayContent Csv(string csv) => new(Encoding.UTF8.GetBytes(csv));

    public static Task<HttpResponseMessage> Upload(HttpClient http, string csv) =>
        Upload(http, Encoding.UTF8.GetBytes(csv));

    public static Task<HttpResponseMessage> Upload(HttpClient http, byte[] csv) =>
        http.PostAsync("/cases/roster?noticeAccepted=true", new ByteArrayContent(csv));

    public static async Task<StartRoster.Response> Body(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<StartRoster.Response>(text, Json.Options)!;
    }
}
