// Stands in for Microsoft.Extensions.Http.Resilience: three more tries with growing pauses, ten seconds each, thirty
// in all.
using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Microsoft.Extensions.DependencyInjection;

internal static class ResilienceExtensions
{
    public static IHttpClientBuilder AddStandardResilienceHandler(this IHttpClientBuilder http) =>
        http.AddHttpMessageHandler(() => new StandardResilience());

    private sealed class StandardResilience : DelegatingHandler
    {
        private static readonly ResiliencePipeline<HttpResponseMessage> _pipeline =
            new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddTimeout(TimeSpan.FromSeconds(30))
                .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromMilliseconds(200),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                        .Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
                        .HandleResult(answer => (int)answer.StatusCode >= 500
                            || answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests),
                })
                .AddTimeout(TimeSpan.FromSeconds(10))
                .Build();

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken ct) =>
            await _pipeline.ExecuteAsync(async within => await base.SendAsync(request, within), ct);
    }
}
