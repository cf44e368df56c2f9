using ApecCard.Contracts;
using ApecCard.Review.Offices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.Offices;

public class ConfigureOfficesTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task The_offices_are_there_from_the_first_day_and_the_others_are_told()
    {
        var offices = await service.As(Roles.Enterprise, Guid.NewGuid())
            .GetFromJsonAsync<OfficeConfiguration[]>("/offices", Json.Options);

        Assert.Superset(
            new HashSet<string> { "beijing", "hunan", "shanghai", "xian" },
            offices!.Select(one => one.Office).ToHashSet());
        foreach (var office in offices!)
        {
            await Eventually.Is(() => service.IsPublished<ReviewOfficeConfigured>(told =>
                told.Office == office.Office && told.Version == office.Version
                && told.ChineseName == office.ChineseName));
        }
    }

    [Fact]
    public async Task A_newer_version_replaces_an_older_one_and_an_older_one_changes_nothing()
    {
        var configure = new ConfigureOffices(
            service.Services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await using var db = service.OpenDatabase();

        await configure.TakeOverAsync(db, [new("xiamen", 2, "厦门", "Xiamen")], default);
        await configure.TakeOverAsync(db, [new("xiamen", 1, "旧", "Old")], default);
        await configure.TakeOverAsync(db, [new("xiamen", 2, "厦门", "Xiamen")], default);

        await Eventually.Is(() => service.IsPublished<ReviewOfficeConfigured>(told => told is { Office: "xiamen" }));
        Assert.Equal(1, await service.Count<OfficeConfiguration>(all => all.Where(one => one.Office == "xiamen")));
        await configure.TakeOverAsync(db, [new("xiamen", 3, "厦门市", "Xiamen")], default);
        Assert.Equal(2, await service.Count<OfficeConfiguration>(all => all.Where(one => one.Office == "xiamen")));
        var shown = await service.As(Roles.Agent, Guid.NewGuid())
            .GetFromJsonAsync<OfficeConfiguration[]>("/offices", Json.Options);
        Assert.Equal("厦门市", shown!.Single(one => one.Office == "xiamen").ChineseName);
    }
}
