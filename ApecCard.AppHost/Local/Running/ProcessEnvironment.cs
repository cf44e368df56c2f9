namespace ApecCard.AppHost.Local;

/// <summary>The variables of a process, by the contract Aspire keeps with its projects.</summary>
internal static class ProcessEnvironment
{
    // The host's own; a service must not take them for its own.
    private static readonly string[] _stripped =
    [
        "ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE",
        "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_STARTUP_HOOKS",
        "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES",
    ];

    public static IReadOnlyDictionary<string, string?> For(
        Resource resource, string id, int index, TelemetryTarget? telemetry = null)
    {
        Dictionary<string, string> variables = [];
        if (resource is ProjectResource project)
        {
            AddOfProject(variables, project, index);
        }

        foreach (var add in resource.Environment)
        {
            add(variables);
        }

        foreach (var (name, value) in (resource as ProjectResource)?.Profile?.EnvironmentVariables ?? [])
        {
            variables.TryAdd(name, value);
        }

        AddTelemetry(variables, resource.Name, id, telemetry);
        var all = _stripped.Concat(Inherited("Parameters__")).ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in variables)
        {
            all[name] = value;
        }

        return all;
    }

    private static void AddOfProject(Dictionary<string, string> variables, ProjectResource project, int index)
    {
        // Several processes listen on ports of their own, behind the proxy on the part's address.
        var addresses = project.Endpoints.Where(endpoint => endpoint.Scheme is "http" or "https").Select(endpoint =>
            project.ReplicaPorts.Length > 0 ? $"{endpoint.Scheme}://localhost:{project.ReplicaPorts[index]}"
                : endpoint.Url);
        if (project.Endpoints.Count > 0)
        {
            variables["ASPNETCORE_URLS"] = string.Join(';', addresses);
        }

        if (project.Profile is { } profile)
        {
            variables["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        }

        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        variables["LOGGING__CONSOLE__FORMATTEROPTIONS__SINGLELINE"] = "true";
        variables["LOGGING__CONSOLE__FORMATTEROPTIONS__TIMESTAMPFORMAT"] = "HH:mm:ss.fff ";
    }

    // A collector of the user's own goes first: endpoint, protocol and headers are inherited as they are.
    private static void AddTelemetry(
        Dictionary<string, string> variables, string name, string id, TelemetryTarget? telemetry)
    {
        var isUsersOwn = Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };
        if (!isUsersOwn && telemetry is not null)
        {
            variables.TryAdd("OTEL_EXPORTER_OTLP_ENDPOINT", telemetry.Endpoint);
            variables.TryAdd("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            variables.TryAdd("OTEL_EXPORTER_OTLP_HEADERS", $"{OtlpReceiver.KeyHeader}={telemetry.Key}");
        }
        else if (!isUsersOwn)
        {
            return;
        }

        variables.TryAdd("OTEL_SERVICE_NAME", name);
        variables.TryAdd("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={id}-{Guid.NewGuid().ToString("N")[..8]}");
        variables.TryAdd("OTEL_BLRP_SCHEDULE_DELAY", "1000");
        variables.TryAdd("OTEL_BSP_SCHEDULE_DELAY", "1000");
        variables.TryAdd("OTEL_METRIC_EXPORT_INTERVAL", isUsersOwn ? "1000" : "5000"); // ours keeps one in ten seconds
        variables.TryAdd("OTEL_TRACES_SAMPLER", "parentbased_always_on"); // what a probe causes is left out with it
        variables.TryAdd("OTEL_METRICS_EXEMPLAR_FILTER", isUsersOwn ? "trace_based" : "always_off");
        variables.TryAdd("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");
    }

    private static IEnumerable<string> Inherited(string prefix) =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
