using System.Net;
using ApecCard.Applications.Tracking;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>A code opens one session of its own case; everything else is refused in the same words.</summary>
[Collection(nameof(TheTrackingService))]
public class OpenSessionTests(TrackingService service)
{
    [Fact]
    public async Task The_right_code_opens_a_session_once()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);

        var answer = await service.Open(code);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(1, await service.Audited("tracking.session-opened", $"{caseFile.Id}"));
        var opened = (await answer.Content.ReadFromJsonAsync<OpenSession.Response>(Json.Options))!;
        Assert.InRange(opened.ExpiresAt - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(30));
        Assert.Equal(43, opened.Token.Length);

        await Refused(await service.Open(code));
    }

    [Fact]
    public async Task Of_many_who_use_it_at_the_same_moment_one_gets_in()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Open(code)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_one_does_not_work_either()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Wrong()));
        Assert.Equal(4, (await service.Codes(caseFile.Number!)).Single().WrongTries);
        Assert.Equal(0, await service.Audited("tracking.tries-used-up", $"{caseFile.Id}"));

        await Wrong();
        await Refused(await service.Open(code));
        await Wrong();
        Assert.Equal(1, await service.Audited("tracking.tries-used-up", $"{caseFile.Id}"));

        async Task Wrong() => await Refused(await service.Open(code.Mistyped));
    }

    [Fact]
    public async Task After_four_wrong_tries_the_right_one_still_works()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Open(code.Mistyped)));
        Assert.Equal(HttpStatusCode.Created, (await service.Open(code)).StatusCode);
    }

    [Fact]
    public async Task A_code_works_for_ten_minutes()
    {
        var (caseFile, email, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        await service.Age(caseFile.Number!, TimeSpan.FromMinutes(10));
        await Refused(await service.Open(code));
        await service.Age(caseFile.Number!, TimeSpan.FromSeconds(-30));
        Assert.Equal(HttpStatusCode.Created, (await service.Open(code)).StatusCode);
    }

    [Fact]
    public async Task A_code_of_another_request_is_wrong_and_a_case_that_does_not_exist_sounds_the_same()
    {
        var (caseFile, email, _) = await service.Tracked();
        var (other, otherEmail, _) = await service.Tracked();
        var code = await service.ACode(caseFile, email);
        var requests = new[]
        {
            (await service.ACode(other, otherEmail)).RequestId, (await service.ACode(caseFile, email)).RequestId,
            await service.Asked("APEC20170101000002"), Guid.NewGuid(),
        };
        foreach (var request in requests)
        {
            await Refused(await service.Open(code with { RequestId = request }));
        }

        var unknown = Assert.Single(await service.Codes("APEC20170101000002"));
        Assert.Equal(1, unknown.WrongTries); // the same work is done for it
        Assert.Equal(HttpStatusCode.Created, (await service.Open(code)).StatusCode);
    }

    [Fact]
    public async Task Each_of_two_codes_works_whichever_comes_first()
    {
        var (caseFile, email, _) = await service.Tracked();
        var (first, second) = (await service.ACode(caseFile, email), await service.ACode(caseFile, email));
        Assert.Equal(HttpStatusCode.Created, (await service.Open(second)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.Open(first)).StatusCode);
    }

    private static async Task Refused(HttpResponseMessage answer)
    {
        var problem = await Refusal.Is(HttpStatusCode.Unauthorized, "tracking.wrong-code", answer);
        Assert.Equal(
            "The code is wrong or not valid any more. Ask for a new one.", problem.GetProperty("detail").GetString());
    }
}
