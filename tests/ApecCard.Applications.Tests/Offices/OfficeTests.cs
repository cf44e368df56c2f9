using ApecCard.Applications.Offices;
using ApecCard.Contracts;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Offices;

[Collection(nameof(TheService))]
public class OfficeTests(ApplicationsService service)
{
    [Fact]
    public void An_office_is_open_when_review_and_delivery_have_spoken()
    {
        var office = new Office { Code = "xian" };
        office.Configure(Named(1, "西安"));
        Assert.False(office.IsOpen);
        office.Configure(Choices(1, HandoverMethod.Collection));
        Assert.True(office.IsOpen);
    }

    [Fact]
    public void The_higher_version_is_the_newer_word_whichever_comes_first()
    {
        var office = new Office { Code = "xian" };
        office.Configure(Named(2, "西安外办"));
        office.Configure(Named(1, "西安"));
        office.Configure(Choices(3, HandoverMethod.Mailing));
        office.Configure(Choices(2, HandoverMethod.Collection));
        Assert.Equal("西安外办", office.ChineseName);
        Assert.Equal([HandoverMethod.Mailing], office.HandoverMethods);
    }

    [Fact]
    public async Task What_both_say_at_the_same_moment_is_kept_whole()
    {
        var code = $"o{Guid.NewGuid():N}"[..20];
        await Task.WhenAll(
            service.Bus.Publish(new ReviewOfficeConfigured(code, 1, "新办", "New office")),
            service.Bus.Publish(new HandoverChoicesConfigured(
                code, 1, [HandoverMethod.Collection], [new("p", "点", "Point", "1 Road")])));
        await Eventually.Is(async () =>
        {
            await using var db = service.OpenDatabase();
            return await db.Offices.FindAsync(
                code) is { IsOpen: true, EnglishName: "New office", ServicePoints: [{ Code: "p" }] };
        });
    }

    private static ReviewOfficeConfigured Named(int version, string name) => new("xian", version, name, "Xi'an");

    private static HandoverChoicesConfigured Choices(int version, HandoverMethod method) =>
        new("xian", version, [method], []);
}
