using System.Net;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Production;

public class DissolveBatchTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task Before_its_release_any_clerk_of_the_office_takes_a_batch_apart_and_its_jobs_wait_again()
    {
        var job = await service.Want(Stories.Wanted());
        var batch = await service.Prepare(job);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Dissolve(service.Clerk("hunan"), batch));

        Assert.Equal(HttpStatusCode.NoContent, (await Dissolve(service.Clerk(), batch)).StatusCode);

        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Dissolve(service.Clerk(), batch));
        var waiting = await service.Clerk()
            .GetFromJsonAsync<Page<JobView>>("/production/jobs?limit=100", Json.Options);
        Assert.Equal(JobState.Waiting, waiting!.Items.Single(one => one.JobId == job.Id).State);
        Assert.Single((await service.Release(await service.Prepare(job))).Items);
    }

    [Fact]
    public async Task A_released_batch_is_not_taken_apart()
    {
        var batch = await service.Prepare(await service.Want(Stories.Wanted()));
        await service.Release(batch);
        await Refusal.Is(HttpStatusCode.Conflict, "batch.released", await Dissolve(service.Clerk(), batch));
    }

    [Fact]
    public async Task A_batch_that_is_released_and_taken_apart_at_once_suffers_one_of_both()
    {
        var wanted = Stories.Wanted();
        var batch = await service.Prepare(await service.Want(wanted));

        var answers = await Task.WhenAll(
            service.Clerk().PostAsync($"/production/batches/{batch.BatchId}/release", null),
            Dissolve(service.Clerk(), batch));

        var refused = Assert.Single(answers, answer => !answer.IsSuccessStatusCode);
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.NotFound });
        Assert.Equal(answers[0].IsSuccessStatusCode ? 1 : 0, (await service.CardsOf(wanted)).Length);
        Assert.NotEqual(JobState.InBatch, Assert.Single(await service.JobsOf(wanted)).State);
    }

    private static Task<HttpResponseMessage> Dissolve(HttpClient clerk, BatchView batch) =>
        clerk.DeleteAsync($"/production/batches/{batch.BatchId}");
}
