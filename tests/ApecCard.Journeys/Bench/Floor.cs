using System.Diagnostics;
using System.Net.Http.Json;

namespace ApecCard.Journeys.Bench;

/// <summary>
/// The hand-written floor (bench/floor) on the servers of the system: two processes, and what it answers.
/// </summary>
internal sealed class Floor : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 });
    private readonly List<Process> _processes = [];

    public static async Task<Floor> StartAsync(RunningSystem system)
    {
        await system.CreateDatabaseAsync("floor_app");
        await system.CreateDatabaseAsync("floor_case");
        var floor = new Floor();
        await floor.StartAsync("worker", system.Database("floor_case"), system.Broker);
        floor._http.BaseAddress = new(await floor.StartAsync("api", system.Database("floor_app"), system.Broker));
        return floor;
    }

    public async Task<Guid> SubmitAsync(int company)
    {
        using var answer = await _http.PostAsJsonAsync(
            "/applications", new { company, applicant = "宋文泰", passport = "E12345678" });
        answer.EnsureSuccessStatusCode();
        return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill();
            process.Dispose();
        }

        _http.Dispose();
    }

    // When it is ready it says so in one line, which ends with the address where it listens.
    private async Task<string> StartAsync(string role, string database, string broker)
    {
        var program = Repository.PathTo("bench", "floor", "bin", "Release", "net10.0", "ApecCard.Floor.dll");
        var process = Shell.Start(
            "dotnet", [program, role], environment: [("FLOOR_DATABASE", database), ("FLOOR_BROKER", broker)]);
        _processes.Add(process);
        var said = await process.StandardOutput.ReadLineAsync()
            ?? throw new BenchException(
                $"The floor's {role} does not start:\n{await process.StandardError.ReadToEndAsync()}");
        return said.Split(' ')[^1];
    }
}
