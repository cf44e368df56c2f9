using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.Cases;

/// <summary>Who refuses, has the ministry's last word or configures an office has just proved who he is.</summary>
public class DecisiveActsTests(ReviewService service) : IClassFixture<ReviewService>
{
    private static DateTimeOffset TooLongAgo => DateTimeOffset.UtcNow.AddMinutes(-16);

    private static DateTimeOffset NotLongAgo => DateTimeOffset.UtcNow.AddMinutes(-14);

    [Theory]
    [InlineData("/cases/{0}/refusal", Roles.ForeignAffairsOfficer, "ForeignAffairsReview")]
    [InlineData("/cases/{0}/pass", Roles.MinistryOfficer, "MinistryReview")]
    [InlineData("/orders/{0}/refusal", Roles.PreliminaryOfficer, null)]
    public async Task A_decisive_act_needs_a_proof_that_is_not_old(string path, string role, string? stage)
    {
        var asked = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, Guid.NewGuid());
        var body = new { stage, reasonCode = "not-eligible" };
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await service.As(role, office: "shanghai", provedAt: TooLongAgo).PostAsJsonAsync(asked, body));

        var recent = await service.As(role, office: "shanghai", provedAt: NotLongAgo).PostAsJsonAsync(asked, body);
        Assert.Equal(HttpStatusCode.NotFound, recent.StatusCode); // no such case: it was looked for
    }

    [Fact]
    public async Task A_first_review_is_passed_without_proving_again()
    {
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai", provedAt: TooLongAgo);
        var passed = await officer.PostAsJsonAsync($"/cases/{Guid.NewGuid()}/pass", new { stage = "PreliminaryReview" });
        Assert.Equal(HttpStatusCode.NotFound, passed.StatusCode); // no such case: it was looked for
    }

    [Fact]
    public async Task Who_has_not_the_role_is_told_that_and_not_to_prove_anything() => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
        await service.As(Roles.FinanceOfficer, provedAt: TooLongAgo).PostAsJsonAsync(
            $"/cases/{Guid.NewGuid()}/refusal", new { stage = "MinistryReview", reasonCode = "not-eligible" }));

    [Fact]
    public async Task The_description_says_which_acts_are_decisive()
    {
        var description = await service.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = description.GetProperty("paths");
        foreach (var (path, method) in new[]
        {
            ("/cases/{caseId}/refusal", "post"), ("/cases/{caseId}/pass", "post"),
            ("/orders/{orderId}/refusal", "post"), ("/offices/{office}", "put"), ("/calendar/{year}", "put"),
        })
        {
            var said = paths.GetProperty(path).GetProperty(method).GetProperty("responses").GetProperty("403");
            Assert.StartsWith(
                "reauthentication.needed", said.GetProperty("description").GetString(), StringComparison.Ordinal);
        }

        Assert.False(paths.GetProperty("/cases/{caseId}/claim").GetProperty("post").GetProperty("responses")
            .TryGetProperty("403", out _));
    }
}
