using System.Diagnostics;

namespace ApecCard.AppHost.Tests;

/// <summary>The app host itself, as a process of its own on data of its own.</summary>
public sealed class HostEndsTests : IDisposable
{
    private const int EnoughChildren = 4;

    private readonly string _data = TemporaryDirectory.Create();
    private Process? _host;

    [Fact]
    public async Task Every_process_dies_with_a_host_that_is_killed()
    {
        await StartAsync();

        _host!.Kill();

        await Programs.Eventually(() => !Children().Any());
    }

    [Theory] // also when it has only just begun to start them
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_host_that_is_killed_while_it_starts_leaves_nothing_behind(int children)
    {
        _host = Run();
        await Programs.Eventually(() => Children().Count() >= children);

        _host.Kill();

        await Programs.Eventually(() => !Children().Any());
    }

    [Fact]
    public async Task A_terminated_host_ends_every_process_in_order_and_itself_well()
    {
        await StartAsync();

        Posix.Send(_host!.Id, Signal.Terminate);

        await _host.WaitForExitAsync(Programs.WithinTime());
        Assert.Equal(0, _host.ExitCode);
        await Programs.Eventually(() => !Children().Any()); // the broker's own helpers notice its end a moment later
        Assert.False(File.Exists(Path.Combine(_data, "host")));
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_says_that_one_runs()
    {
        await StartAsync();

        using var second = Run();
        await second.WaitForExitAsync(Programs.WithinTime());

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"already runs from this checkout (process {_host!.Id})",
            await second.StandardError.ReadToEndAsync());
    }

    public void Dispose()
    {
        _host?.Kill();
        _host?.Dispose();
        Leftovers.EndAsync(_data, _data).GetAwaiter().GetResult(); // when a test has failed
        TemporaryDirectory.Remove(_data);
    }

    private async Task StartAsync()
    {
        _host = Run();
        await Programs.Eventually(() => _host.HasExited || Children().Count() >= EnoughChildren);
        Assert.False(_host.HasExited);
    }

    private IEnumerable<int> Children() => Leftovers.Find(_data, _data);

    private Process Run()
    {
        var program =
            Path.Combine(LocalSettings.CheckoutDirectory, "ApecCard.AppHost", "bin", LocalSettings.BuildConfiguration,
            $"net{Environment.Version.Major}.0", "ApecCard.AppHost.dll");
        var start = new ProcessStartInfo(DotnetProgram.Path, [program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["APEC_DATA"] = _data;
        start.Environment["APEC_PORT_OFFSET"] = $"{100 * Random.Shared.Next(110, 250)}";
        return Process.Start(start)!;
    }
}
