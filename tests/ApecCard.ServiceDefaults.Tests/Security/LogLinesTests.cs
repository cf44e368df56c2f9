using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ApecCard.ServiceDefaults.Tests.Security;

/// <summary>Every line on the standard output says when it was written, in UTC.</summary>
public class LogLinesTests
{
    [Fact]
    public async Task In_production_a_line_is_json_with_its_time_and_its_trace()
    {
        await using var service = Service("Production");
        using var activity = new Activity("a request").Start();

        using var line = JsonDocument.Parse(Line(service));

        var said = line.RootElement;
        Assert.InRange(
            said.GetProperty("Timestamp").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-1),
            DateTimeOffset.UtcNow);
        Assert.EndsWith("Z", said.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
        Assert.Equal("Warning", said.GetProperty("LogLevel").GetString());
        Assert.True(service.Services.GetRequiredService<IOptions<LoggerFactoryOptions>>().Value.ActivityTrackingOptions
            .HasFlag(ActivityTrackingOptions.TraceId));
        Assert.Contains(activity.TraceId.ToHexString(), said.GetProperty("Scopes").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_a_line_is_one_line_that_begins_with_its_time_and_says_its_level()
    {
        await using var service = Service("Development");
        var line = Line(service);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z .*warn.*: A[^\n]*first second", line);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("somewhere else")]
    public void In_production_no_service_starts_without_somewhere_else_for_its_logs(string? collector)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Service("Production", collector));
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", refusal.Message, StringComparison.Ordinal);
    }

    private static WebApplication Service(string environment, string? collector = "http://localhost:1")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector;
        builder.AddServiceDefaults();
        return builder.Build();
    }

    private static string Line(WebApplication service)
    {
        var name = service.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        var formatter = service.Services.GetServices<ConsoleFormatter>().Single(one => one.Name == name);
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object> { ["TraceId"] = $"{Activity.Current?.TraceId}" });
        var entry = new LogEntry<string>(LogLevel.Warning, "A", default, "first\nsecond", null, (said, _) => said);
        using var text = new StringWriter();
        formatter.Write(entry, scopes, text);
        return text.ToString();
    }
}
