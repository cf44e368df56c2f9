using System.Net;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Subscriptions.Webhooks;

/// <summary>Neither where a webhook leads nor what answers there does harm to us, nor to another subscriber.</summary>
[Collection(nameof(TheService))]
public class WebhooksDoNoHarmTests(ApplicationsService service)
{
    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        theirs.Answers(_ => Results.Redirect($"{theirs.Server.Address}/inside", preserveMethod: true));
        Assert.Equal(307, (await theirs.TryAsync()).Status);
        Assert.Equal(["POST /events"], theirs.Server.Asked.Select(one => one.MethodAndPath));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        theirs.Server.On("POST /events", async _ =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1));
            return Results.Ok();
        });
        var tried = await theirs.TryAsync();
        Assert.Equal((null, "timeout", false), (tried.Status, tried.Why, tried.Arrived));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        var endless = new Endless();
        theirs.Answers(_ => endless);
        Assert.Equal(200, (await theirs.TryAsync()).Status);
        Assert.True(await endless.WasCutOff.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("http://10.0.0.1/events", "webhook.private-address")]
    [InlineData("https://169.254.169.254/latest/meta-data", "webhook.private-address")]
    [InlineData("https://[::1]/events", "webhook.private-address")]
    [InlineData("http://8.8.8.8/events", "webhook.private-address")] // not without TLS
    [InlineData("https://no-such-host.invalid/events", "webhook.unknown-host")]
    [InlineData("https://user:secret@border.example/events", "webhook.url")]
    [InlineData("https://border.example/events#here", "webhook.url")]
    [InlineData("ftp://border.example/events", "webhook.url")]
    [InlineData("file:///etc/passwd", "webhook.url")]
    [InlineData("/events", "webhook.url")]
    [InlineData("", "invalid-input")]
    public async Task Where_no_webhook_may_lead_is_refused(string url, string code)
    {
        var outsider = await Outsider.RegisterAsync(service);
        await IsRefused(code, await outsider.Client.PutAsJsonAsync("/subscriptions/webhook", new { url }));
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Client.GetAsync("/subscriptions/webhook")).StatusCode);
    }

    [Theory]
    [InlineData("limit=101", "invalid-input")]
    [InlineData("limit=0", "invalid-input")]
    [InlineData("state=Nonsense", "malformed")]
    [InlineData("after=1", "malformed")]
    public async Task A_page_that_is_none_is_refused(string query, string code)
    {
        var outsider = await Outsider.RegisterAsync(service);
        await IsRefused(code, await outsider.Client.GetAsync($"/subscriptions/webhook/deliveries?{query}"));
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_found()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        await service.ACase(Stories.InPreliminaryReview);
        await Eventually.Is(async () => (await theirs.DeliveriesAsync()) is not [], seconds: 30);
        var delivery = (await theirs.DeliveriesAsync())[0];

        await using var stranger = await WebhookReceiver.StartAsync(service);
        foreach (var path in new[] { "keys", "test-event" })
        {
            var answer = await stranger.Outsider.Client.PostAsync($"/subscriptions/webhook/{path}", content: null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        await stranger.SetAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAgainAsync(delivery)).StatusCode);
        Assert.Empty(await stranger.DeliveriesAsync());
    }

    private static async Task IsRefused(string code, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>10 GB, unless the other side has enough of it before.</summary>
    private sealed class Endless : IResult
    {
        private readonly TaskCompletionSource<bool> _wasCutOff = new();

        public Task<bool> WasCutOff => _wasCutOff.Task;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var piece = new byte[64 * 1024];
            var gone = httpContext.RequestAborted;
            for (var sent = 0L; sent < 10L << 30 && !gone.IsCancellationRequested; sent += piece.Length)
            {
                await httpContext.Response.Body.WriteAsync(piece);
            }

            _wasCutOff.SetResult(gone.IsCancellationRequested);
        }
    }
}
