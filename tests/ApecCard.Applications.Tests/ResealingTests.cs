using System.Net;
using System.Security.Cryptography;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.Applications.Tests.Orders;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests;

/// <summary>The key of personal data is changed, and the former one given up.</summary>
public class ResealingTests(ApplicationsService service) : IClassFixture<ApplicationsService>
{
    private const string FormerKey = "a key for tests only", NextKey = "the next key for tests only";

    [Fact]
    public async Task What_lay_under_the_former_key_is_read_without_it_afterwards()
    {
        var caseFile = await service.ACase(OrderStories.SomeGranted);
        var owner = service.Owner(caseFile);
        var asked = $"{Guid.NewGuid()}";
        var answer = await Started(owner, asked); // it is kept, as bytes
        await using var withoutFormer = With(NextKey);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => FormOf(withoutFormer, caseFile));

        await using (var withBoth = With(NextKey, FormerKey))
        {
            Assert.Equal(caseFile.Form, await FormOf(withBoth, caseFile));
            var resealing = withBoth.Services.GetServices<IHostedService>().OfType<Resealing<ApplicationsDb>>().Single();
            await resealing.DoAllAsync(CancellationToken.None);
        }

        Assert.Equal(caseFile.Form, await FormOf(withoutFormer, caseFile));
        using var ownerLater = withoutFormer.CreateClient();
        ownerLater.DefaultRequestHeaders.Authorization = owner.DefaultRequestHeaders.Authorization;
        Assert.Equal(answer, await Started(ownerLater, asked));
        await using var withFormerAlone = With(FormerKey);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => FormOf(withFormerAlone, caseFile));
    }

    private static async Task<string> Started(HttpClient owner, string idempotencyKey)
    {
        using var asking = new HttpRequestMessage(HttpMethod.Post, "/cases");
        asking.Content = JsonContent.Create(new { noticeAccepted = true });
        asking.Headers.Add("Idempotency-Key", idempotencyKey);
        var answer = await owner.SendAsync(asking);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private WebApplicationFactory<Program> With(string key, string? former = null) =>
        service.WithWebHostBuilder(host => host
            .UseSetting("PersonalData:Key", key)
            .UseSetting("PersonalData:FormerKeys:0", former));

    private static async Task<ApplicationForm> FormOf(WebApplicationFactory<Program> host, CaseFile caseFile)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        return (await db.Cases.AsNoTracking().SingleAsync(one => one.Id == caseFile.Id)).Form;
    }
}
