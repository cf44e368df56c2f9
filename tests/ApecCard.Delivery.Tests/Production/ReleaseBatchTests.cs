using System.Net;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Production;

public class ReleaseBatchTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task Two_clerks_make_the_card_and_the_bus_hears_of_it()
    {
        var card = await service.ACard();

        Assert.True(CardNumber.IsValid(card.Number));
        Assert.Equal(["AUS", "NZL", "SGP"], card.GrantedEconomies);
        Assert.Equal((CardState.Produced, CardValidity.NotYetLive), (card.State, card.Validity));
        await Eventually.Is(() => service.IsPublished<CardProduced>(produced => produced.CardId == card.Id
            && produced.ExpiresOn == card.ExpiresOn && produced.CardNumber == card.Number
            && produced.GrantedEconomies.Length == 3));
    }

    [Fact]
    public async Task Who_prepared_a_batch_does_not_release_it_and_nobody_does_twice()
    {
        var job = await service.Want(Stories.Wanted());
        var first = service.Clerk(account: "first");
        var answer = await first.PostAsJsonAsync("/production/batches", new { jobIds = new[] { job.Id, job.Id } });
        var batch = (await answer.Content.ReadFromJsonAsync<BatchView>(Json.Options))!;
        Assert.Equal((false, JobState.InBatch), (batch.CanRelease, Assert.Single(batch.Items).State));

        await Refusal.Is(HttpStatusCode.Conflict, "batch.two-people", await Release(first, batch));
        Assert.Equal(HttpStatusCode.OK, (await Release(service.Clerk(account: "second"), batch)).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Conflict, "batch.already-released", await Release(service.Clerk(account: "third"), batch));

        var shown = await first.GetFromJsonAsync<BatchView>($"/production/batches/{batch.BatchId}", Json.Options);
        Assert.Equal(("first", "second"), (shown!.PreparedBy, shown.ReleasedBy));
        Assert.NotNull(Assert.Single(shown.Items).CardNumber);
        var list = await first.GetFromJsonAsync<Page<BatchView>>("/production/batches?limit=100", Json.Options);
        Assert.Contains(list!.Items, one => one.BatchId == batch.BatchId);
    }

    [Fact]
    public async Task Released_batches_are_listed_page_by_page_the_newest_first_and_without_those_that_wait()
    {
        List<Guid> released = [];
        for (var number = 0; number < 3; number++)
        {
            var batch = await service.Prepare(await service.Want(Stories.Wanted()));
            await service.Release(batch);
            released.Insert(0, batch.BatchId);
        }

        var waits = await service.Prepare(await service.Want(Stories.Wanted()));

        List<Guid> seen = [];
        string? next = null;
        do
        {
            var page = (await service.Clerk().GetFromJsonAsync<Page<BatchView>>(
                $"/production/batches?released=true&limit=2{(next is null ? "" : $"&after={next}")}", Json.Options))!;
            Assert.All(page.Items, one => Assert.NotNull(one.ReleasedAt));
            seen.AddRange(page.Items.Select(one => one.BatchId));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(released, seen.Where(released.Contains));
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.DoesNotContain(waits.BatchId, seen);
        var open = await service.Clerk().GetFromJsonAsync<Page<BatchView>>(
            "/production/batches?released=false&limit=100", Json.Options);
        Assert.Contains(open!.Items, one => one.BatchId == waits.BatchId);
        Assert.All(open.Items, one => Assert.Null(one.ReleasedAt));
    }

    [Fact]
    public async Task Released_by_several_at_once_each_card_is_made_once()
    {
        var wanted = Stories.Wanted();
        var batch = await service.Prepare(await service.Want(wanted));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Release(service.Clerk(), batch)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Single(await service.CardsOf(wanted));
    }

    [Fact]
    public async Task Another_offices_jobs_and_batches_are_not_there_and_a_job_is_in_one_batch()
    {
        var job = await service.Want(Stories.Wanted() with { Office = "hunan" });
        await Refusal.Is(HttpStatusCode.Conflict, "batch.job-not-waiting", await Prepare("shanghai", job.Id));
        await Refusal.Is(
            HttpStatusCode.Conflict, "batch.job-not-waiting", await Prepare("hunan", job.Id, Guid.NewGuid()));

        var batch = await service.Prepare(job);

        await Refusal.Is(HttpStatusCode.Conflict, "batch.job-not-waiting", await Prepare("hunan", job.Id));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Release(service.Clerk("shanghai"), batch));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.Clerk("shanghai").GetAsync($"/production/batches/{batch.BatchId}"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await Release(service.As(Roles.PreliminaryOfficer, office: "hunan"), batch));
        await Refusal.IsAbout("jobIds", await Prepare("hunan"));
        var many = Enumerable.Range(0, 51).Select(_ => Guid.NewGuid());
        await Refusal.IsAbout("jobIds", await Prepare("hunan", [.. many]));
    }

    [Theory]
    [InlineData("card.passport-expired")]
    [InlineData("card.no-economy-granted")]
    [InlineData("card.no-mailing-address")]
    [InlineData("card.old-card-expired")]
    public async Task What_cannot_be_made_stays_out_with_its_reason_and_the_others_are_made(string code)
    {
        var (bad, good) = (Stories.Wanted(), Stories.Wanted());
        service.Outside.Cases[bad.CaseId] = code switch
        {
            "card.passport-expired" => new(PassportExpiresOn: "2020-01-01"),
            "card.no-economy-granted" => new(GrantedEconomies: []),
            "card.no-mailing-address" => new(HasMailingAddress: false),
            _ => new(),
        };
        var job = await service.Want(code is "card.old-card-expired" ? bad with { ExpiresOn = new(2020, 1, 1) } : bad);

        var released = await service.Release(await service.Prepare(job, await service.Want(good)));

        Assert.Equal((job.Id, code), (Assert.Single(released.StayedOut).JobId, released.StayedOut[0].ReasonCode));
        Assert.Single(released.Items);
        Assert.Empty(await service.CardsOf(bad));
        Assert.Single(await service.CardsOf(good));
        var waits = (await service.Clerk().GetFromJsonAsync<Page<JobView>>("/production/jobs?limit=100", Json.Options))!
            .Items.Single(one => one.JobId == job.Id);
        Assert.Equal((JobState.Waiting, code), (waits.State, waits.ReasonCode));

        if (code is not "card.old-card-expired")
        {
            service.Outside.Cases.TryRemove(bad.CaseId, out _); // what was amiss was mended
            await service.Release(await service.Prepare(job));
            Assert.Single(await service.CardsOf(bad));
        }
    }

    [Fact]
    public async Task When_Applications_does_not_answer_nothing_has_changed_and_the_clerk_tries_again()
    {
        var wanted = Stories.Wanted();
        var batch = await service.Prepare(await service.Want(wanted));
        service.Outside.ApplicationsIsAway = true;
        try
        {
            await Refusal.Is(HttpStatusCode.ServiceUnavailable, "unavailable", await Release(service.Clerk(), batch));
        }
        finally
        {
            service.Outside.ApplicationsIsAway = false;
        }

        Assert.Equal(JobState.InBatch, Assert.Single(await service.JobsOf(wanted)).State);
        Assert.Empty(await service.CardsOf(wanted));
        Assert.Single((await service.Release(batch)).Items);
    }

    [Fact]
    public async Task The_back_names_who_grants_at_this_moment_and_a_replacement_ends_with_the_old_card()
    {
        var old = await service.ALiveCard();
        var wanted = Stories.Replacing(old) with { ExpiresOn = new(2027, 3, 1) };
        service.Outside.Cases[wanted.CaseId] = new(CaseVersion: 40, GrantedEconomies: ["SGP", "AUS", "JPN"]);
        await service.Bus.Publish(new EconomyStruck(wanted.CaseId, 41, "AUS", Stories.Today));
        await service.Bus.Publish(new EconomyStruck(wanted.CaseId, 39, "JPN", Stories.Today)); // it granted again since
        await Eventually.Is(async () => await Strikes(wanted.CaseId) == 2);

        var card = await service.Produce(wanted);

        Assert.Equal(["JPN", "SGP"], card.GrantedEconomies);
        Assert.Equal(new DateOnly(2027, 3, 1), card.ExpiresOn);
        Assert.Contains(
            $"/cases/{wanted.CaseId}/personal-data?purpose=Production&orderId={wanted.OrderId}", service.Outside.AskedOfApplications);

        await service.Bus.Publish(new EconomyStruck(wanted.CaseId, 38, "SGP", Stories.Today)); // older than the card
        await service.Bus.Publish(new EconomyStruck(wanted.CaseId, 42, "JPN", Stories.Today));
        await Eventually.Is(async () => (await service.Again(card)).RemainingEconomies is ["SGP"]);
        await Eventually.Is(async () => await Strikes(wanted.CaseId) == 4);
        Assert.Equal(["SGP"], (await service.Again(card)).RemainingEconomies);
    }

    [Fact]
    public async Task What_is_printed_is_frozen_and_not_readable_in_the_database()
    {
        var card = await service.ACard();
        await using var db = service.OpenDatabase();
        var kept = await db.Personalisations.SingleAsync(one => one.CardId == card.Id);

        Assert.DoesNotContain("WANG", Encoding.UTF8.GetString(kept.Protected), StringComparison.Ordinal);
        var imprint = kept.Read(service.Services.GetRequiredService<PersonalDataProtector>());
        Assert.Equal(("WANG", "E12345678"), (imprint.Applicant.FamilyName, imprint.Applicant.Passport.Number));
        Assert.Equal(("CHN", card.ExpiresOn), (imprint.Economy, imprint.ExpiresOn));
        Assert.Equal(card.GrantedEconomies, imprint.Back);
        Assert.Equal(("photo", card.CaseId), (imprint.Portrait![0].Item, imprint.Portrait[0].FileId));
        Assert.DoesNotContain("WANG", imprint.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> Strikes(Guid caseId)
    {
        await using var db = service.OpenDatabase();
        return await db.Strikes.CountAsync(strike => strike.CaseId == caseId);
    }

    private Task<HttpResponseMessage> Prepare(string office, params Guid[] jobIds) =>
        service.Clerk(office).PostAsJsonAsync("/production/batches", new { jobIds });

    private static Task<HttpResponseMessage> Release(HttpClient clerk, BatchView batch) =>
        clerk.PostAsync($"/production/batches/{batch.BatchId}/release", null);
}
