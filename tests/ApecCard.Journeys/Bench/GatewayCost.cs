using System.Diagnostics;
using System.Net.Http.Headers;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Bench;

/// <summary>CPU time of one request, in milliseconds.</summary>
internal sealed record GatewayRun(double Gateway, double Bare)
{
    public double Ratio => Gateway / Bare;
}

/// <summary>
/// What a request costs the gateway, which makes a token of a browser's session, counts by account and address and
/// sets the headers of the wall, and what it costs a bare YARP (bench/bare-gateway) on the same route.
/// </summary>
internal sealed class GatewayCost : IDisposable
{
    private const int PerSecond = 150, Requests = 20 * PerSecond;

    private readonly Process _bareGateway;
    private readonly int[] _gateway;
    private readonly List<(Guid CaseId, Door Browser, HttpClient App)> _callers = [];

    private GatewayCost(Process bareGateway, int[] gateway) => (_bareGateway, _gateway) = (bareGateway, gateway);

    /// <param name="models">Whose agents ask, each for its own case.</param>
    public static async Task<GatewayCost> StartAsync(RunningSystem system, IEnumerable<Draft> models)
    {
        var parts = await system.PartsAsync();
        var service = parts.Single(part => part.Name == "applications").Addresses[0];
        var program = Repository.PathTo(
            "bench", "bare-gateway", "bin", "Release", "net10.0", "ApecCard.BareGateway.dll");
        var bare = Shell.Start("dotnet", [program], environment: [("BARE_GATEWAY_TO", service)]);
        var said = await bare.StandardOutput.ReadLineAsync()
            ?? throw new BenchException(
                $"The bare gateway does not start:\n{await bare.StandardError.ReadToEndAsync()}");
        var cost = new GatewayCost(bare, parts.Single(part => part.Name == "gateway").Pids);
        foreach (var (agent, caseId) in models)
        {
            var browser = new Door(system.Gateway);
            await browser.SignInWithBrowserAsync(agent.Email, Enterprise.Password);
            using var app = new Door(system.Gateway);
            var token = await app.SignInWithTokenAsync(agent.Email, Enterprise.Password);
            var direct = new HttpClient { BaseAddress = new(said.Split(' ')[^1]) };
            direct.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            cost._callers.Add((caseId, browser, direct));
        }

        return cost;
    }

    /// <summary>The same number of requests at the same pace, over the one and then over the other.</summary>
    public async Task<GatewayRun> MeasureAsync() => new(
        await CpuAsync(_gateway, async i =>
        {
            var (caseId, browser, _) = _callers[i % _callers.Count];
            await browser.GetAsync($"/api/applications/cases/{caseId}");
            return caseId;
        }),
        await CpuAsync([_bareGateway.Id], async i =>
        {
            var (caseId, _, app) = _callers[i % _callers.Count];
            await app.GetByteArrayAsync($"/cases/{caseId}");
            return caseId;
        }));

    public void Dispose()
    {
        _bareGateway.Kill();
        _bareGateway.Dispose();
        foreach (var (_, browser, app) in _callers)
        {
            browser.Dispose();
            app.Dispose();
        }
    }

    private static async Task<double> CpuAsync(int[] pids, Func<int, Task<Guid>> ask)
    {
        var before = Processes.Cpu(pids);
        await Load.PacedAsync(PerSecond, Requests, ask);
        return (Processes.Cpu(pids) - before) / Requests;
    }
}
