using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>An applicant without an account, over the gateway; the simulators show the code.</summary>
[Collection(nameof(TheWholeSystem))]
public partial class TrackingTests(WholeSystem system)
{
    [Fact]
    public async Task An_applicant_follows_the_case_with_a_code_and_later_with_one_to_the_mobile()
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        var submitted = await agent.SubmitAsync(caseId);
        var caseNumber = submitted.Text("number");
        var form = submitted.Body!["form"]!["applicant"]!;
        var mails = new Uri(system.Endpoint("mail"), $"/mails?to={form["email"]}");
        var texts = new Uri(system.Endpoint("sms"), $"/messages?to={form["mobile"]}");

        using var applicant = new Door(system.Gateway);
        var byMail = await applicant.PostAsync("/api/applications/tracking/codes", new { caseNumber, channel = "Email" });
        using var http = new HttpClient { BaseAddress = system.Gateway };
        await OpenAsync(byMail.Id("requestId"), mails);
        var byText = await http.PostAsync("/api/applications/tracking/mobile", content: null);
        var requestId = (await byText.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("requestId").GetGuid();
        await OpenAsync(requestId, texts);

        var seen = await http.GetFromJsonAsync<JsonElement>("/api/applications/tracking");
        Assert.Equal(caseNumber, seen.GetProperty("caseNumber").GetString());
        Assert.Equal("待初审", seen.GetProperty("labelInChinese").GetString());

        async Task OpenAsync(Guid requestId, Uri received)
        {
            var code = await CodeAsync(received, caseNumber);
            var session = await applicant.PostAsync("/api/applications/tracking/sessions", new { requestId, code });
            http.DefaultRequestHeaders.Remove("X-Tracking-Token");
            http.DefaultRequestHeaders.Add("X-Tracking-Token", session.Text("token"));
        }
    }

    internal static async Task<string> CodeAsync(Uri received, string caseNumber)
    {
        using var http = new HttpClient();
        var code = "";
        await Eventually.Is(async () =>
        {
            var messages = await http.GetFromJsonAsync<JsonElement>(received);
            code = messages.EnumerateArray().Select(message => message.GetProperty("text").GetString()!)
                .Where(text => text.Contains(caseNumber, StringComparison.Ordinal))
                .Select(text => Digits().Match(text).Value)
                .FirstOrDefault(digits => digits.Length > 0, "");
            return code.Length > 0;
        }, seconds: 30);
        return code;
    }

    [GeneratedRegex("(?<=验证码 )[0-9]{6}")]
    private static partial Regex Digits();
}
