using System.Text.Json;
using System.Text.RegularExpressions;
using ApecCard.Journeys.Actors;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests;

/// <summary>An applicant without an account, over the gateway; the simulators show the code.</summary>
[Collection(nameof(TheWholeSystem))]
public partial class TrackingTests(WholeSystem system)
{
    [Theory]
    [InlineData("Email", "mail", "/mails?to=", "email")]
    [InlineData("Mobile", "sms", "/messages?to=", "mobile")]
    public async Task An_applicant_follows_the_case_with_a_code(
        string channel, string part, string path, string address)
    {
        using var agent = await system.AnAgentAsync();
        var caseId = await WholeSystem.AReadyDraftAsync(agent);
        var submitted = await agent.SubmitAsync(caseId);
        var caseNumber = submitted.Text("number");
        var to = submitted.Body!["form"]!["applicant"]![address]!.GetValue<string>();

        using var applicant = new Door(system.Gateway);
        var asked = await applicant.PostAsync("/api/applications/tracking/codes", new { caseNumber, channel });
        var code = await CodeAsync(new Uri(system.Endpoint(part), path + to), caseNumber);
        var session = await applicant.PostAsync(
            "/api/applications/tracking/sessions", new { requestId = asked.Id("requestId"), code });

        using var http = new HttpClient { BaseAddress = system.Gateway };
        http.DefaultRequestHeaders.Add("X-Tracking-Token", session.Text("token"));
        var seen = await http.GetFromJsonAsync<JsonElement>("/api/applications/tracking");
        Assert.Equal(caseNumber, seen.GetProperty("caseNumber").GetString());
        Assert.Equal("待初审", seen.GetProperty("labelInChinese").GetString());
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
