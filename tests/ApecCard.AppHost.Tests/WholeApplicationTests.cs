namespace ApecCard.AppHost.Tests;

public class WholeApplicationTests
{
    [Fact]
    public async Task A_test_can_take_the_application_that_AppHost_describes()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ApecCard_AppHost>();
        await using var app = await builder.BuildAsync();

        string[] expected = ["gateway", "identity", "applications", "documents", "review", "payments", "delivery"];
        Assert.Subset(builder.Resources.Select(resource => resource.Name).ToHashSet(), expected.ToHashSet());
        Assert.NotEqual(5100, app.GetEndpoint("gateway").Port);
        Assert.StartsWith("amqp://", await app.GetConnectionStringAsync("messaging"));
        Assert.StartsWith(Path.GetTempPath(), builder.Configuration["Data:Folder"]);
    }
}
