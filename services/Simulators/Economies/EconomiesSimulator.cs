using Codes = ApecCard.ServiceDefaults.Formats.Economies;

namespace ApecCard.Simulators.Economies;

/// <summary>
/// The 16 economies that pre-clear, as outsiders: each has a broker user, a connection and a queue of its own.
/// Behaviour, of all (/behaviour) or of one (/economies/AUS/behaviour): DelayMs is added to the time an answer takes;
/// FailNext and FailRate make an economy drop a question and take it up again; Repeat sends a decision again; Refuse
/// lists the economies (or the case numbers) that are refused, Query those whose applicant is asked something first.
/// POST /economies/AUS/withdrawals {"caseNumber":"…"} takes a grant back.
/// </summary>
public static class EconomiesSimulator
{
    public static Action<WebApplication> Add(WebApplicationBuilder builder)
    {
        var settings = EconomiesSettings.Of(builder.Configuration);
        builder.Services.AddSingleton(services => new Ministries([.. Codes.PreClearing.Select(code => new Ministry(
            code,
            settings,
            services.GetRequiredService<Behaviour>(),
            services.GetRequiredService<ILogger<Ministry>>()))]));
        builder.Services.AddHostedService<MinistriesAtWork>();
        return app =>
        {
            app.MapGet("/economies", (Ministries ministries) => ministries.All.Select(one => one.Status));
            app.MapGet("/economies/{code}/behaviour", (string code, Ministries ministries) =>
                ministries.Find(code) is { } one ? Results.Ok(one.Own.Current) : Results.NotFound());
            app.MapPut("/economies/{code}/behaviour", (string code, Behaviour.Settings wanted, Ministries ministries) =>
                ministries.Find(code) is { } one ? Results.Ok(one.Own.Current = wanted) : Results.NotFound());
            app.MapPost(
                "/economies/{code}/withdrawals",
                async (string code, Withdrawal wanted, Ministries ministries, CancellationToken ct) =>
                    wanted.CaseNumber is { } caseNumber && ministries.Find(code) is { } one
                        ? await one.WithdrawAsync(caseNumber, ct)
                        : Results.NotFound());
        };
    }
}

/// <summary>Of whom a grant is taken back.</summary>
public sealed record Withdrawal(string? CaseNumber);

/// <summary>All the economies of this process.</summary>
public sealed record Ministries(IReadOnlyList<Ministry> All)
{
    public Ministry? Find(string code) =>
        All.FirstOrDefault(one => one.Economy.Equals(code, StringComparison.OrdinalIgnoreCase));
}

internal sealed class MinistriesAtWork(Ministries ministries) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ministries.All.Select(one => one.WorkAsync(stoppingToken)));
}
