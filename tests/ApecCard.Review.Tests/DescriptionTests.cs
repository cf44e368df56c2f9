using System.Text.Json;

namespace ApecCard.Review.Tests;

/// <summary>What the service says of itself: clients' types are written from it.</summary>
public class DescriptionTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task Every_answer_has_a_name_and_text_and_numbers_of_one_kind()
    {
        var description = await service.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var item = description.GetProperty("components").GetProperty("schemas").GetProperty("GetQueueItem");
        var (number, round) = (item.GetProperty("properties").GetProperty("caseNumber"), item.GetProperty("properties").GetProperty("round"));
        Assert.Equal(
            ("string", "integer"),
            (number.GetProperty("type").GetString(), round.GetProperty("type").GetString()));
    }
}
