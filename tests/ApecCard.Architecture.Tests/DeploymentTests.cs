using System.Diagnostics;
using System.Text.RegularExpressions;
using ApecCard.Testing;

namespace ApecCard.Architecture.Tests;

/// <summary>What is in <c>deploy/</c> is taken by the tools that read it, and lacks nothing that a part needs.</summary>
public partial class DeploymentTests
{
    private static readonly string[] _parts =
        [.. Tree.Services.Append("Gateway").Select(part => part.ToLowerInvariant())];

    [WithKubectlTheory]
    [InlineData("production")]
    [InlineData("staging")]
    public void Every_part_is_deployed_with_probes_limits_and_least_rights(string overlay)
    {
        var rendered = Rendered(overlay);

        Assert.Equal(_parts.Order(), rendered["Deployment"].Keys.Order());
        Assert.All(_parts, part => Assert.Contains(part, rendered["Service"].Keys));
        Assert.All(_parts, part => Assert.Contains(part, rendered["PodDisruptionBudget"].Keys));
        Assert.Contains("nothing-else", rendered["NetworkPolicy"].Keys);
        Assert.All(rendered["Deployment"].Values, deployment => Assert.All(
            [
                "readinessProbe:", "livenessProbe:", "startupProbe:", "limits:", "requests:", "runAsNonRoot: true",
                "readOnlyRootFilesystem: true", "allowPrivilegeEscalation: false", "maxUnavailable: 0",
                "image: registry.example/apeccard-",
            ],
            needed => Assert.Contains(needed, deployment, StringComparison.Ordinal)));
    }

    [WithKubectlFact]
    public void Every_secret_is_named_and_made_and_none_is_written_down()
    {
        var made = Blocks(Output(Tree.In("deploy", "secrets"), ["kubernetes"], new()
        {
            ["DATABASES"] = "Host=postgres.example",
            ["BROKER"] = "amqps://broker.example",
            ["PROVIDER_SECRET"] = "p",
            ["MAIL_USER"] = "m",
            ["MAIL_PASSWORD"] = "m",
        }))["Secret"];
        var rendered = Rendered("production");

        Assert.DoesNotContain("Secret", rendered.Keys);
        var named = rendered["Deployment"].Values.SelectMany(deployment => SecretKey().Matches(deployment))
            .Select(match => (Secret: match.Groups["name"].Value, Key: match.Groups["key"].Value)).ToHashSet();
        var has = made.SelectMany(secret => Key().Matches(secret.Value)
            .Select(key => (Secret: secret.Key, Key: key.Groups[1].Value)));
        Assert.Equal(named.Order(), has.Order());
    }

    [Fact]
    public void A_compose_file_is_accepted_with_the_variables_that_are_made_for_it()
    {
        var variables = Path.GetTempFileName();
        File.WriteAllText(variables, Output(Tree.In("deploy", "secrets"), ["compose"], []));

        var accepted = Output(
            "docker-compose", ["--env-file", variables, "-f", Tree.In("deploy", "compose.yaml"), "config"], []);

        File.Delete(variables);
        Assert.All(_parts, part => Assert.Contains($"\n  {part}:\n", accepted, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_of_a_deployment_is_one_that_the_readme_explains()
    {
        var explained = File.ReadAllText(Tree.In("README.md"));
        var files = Directory.EnumerateFiles(Tree.In("deploy"), "*.yaml", SearchOption.AllDirectories).ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(
            from file in files
            from Match setting in Setting().Matches(File.ReadAllText(file))
            let name = Address().Replace(Secret().Replace(setting.Value, "$1<name>$2"), "$1<name>__http__0")
            where !name.StartsWith("ConnectionStrings__", StringComparison.Ordinal)
            where !explained.Contains(name, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {setting.Value}");
    }

    [Fact]
    public void Every_alarm_sounds_when_it_should_and_has_its_page()
    {
        var rules = Tree.In("deploy", "prometheus", "alerts.yml");
        Output("promtool", ["check", "rules", rules], []);
        Output("promtool", ["test", "rules", Tree.In("deploy", "prometheus", "alerts.test.yml")], []);

        var alarms = Alarm().Matches(File.ReadAllText(rules)).Select(match => match.Groups[1].Value).ToArray();
        var pages = File.ReadAllLines(Tree.In("docs", "operations.md"));
        var tests = File.ReadAllText(Tree.In("deploy", "prometheus", "alerts.test.yml"));
        Assert.NotEmpty(alarms);
        Assert.All(alarms, alarm => Assert.Contains($"### {alarm}", pages));
        Assert.All(alarms, alarm => Assert.Contains($"docs/operations.md#{alarm.ToLowerInvariant()}", tests));
    }

    private static Dictionary<string, Dictionary<string, string>> Rendered(string overlay) =>
        Blocks(Output("kubectl", ["kustomize", Tree.In("deploy", "kubernetes", "overlays", overlay)], []));

    /// <summary>What a text of many objects has, by kind and name.</summary>
    private static Dictionary<string, Dictionary<string, string>> Blocks(string objects) => objects
        .Split("---\n", StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(text => Kind().Match(text).Groups[1].Value)
        .ToDictionary(kind => kind.Key, kind => kind.ToDictionary(text => Name().Match(text).Groups[1].Value));

    private static string Output(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var running = Process.Start(start)!;
        var said = running.StandardError.ReadToEndAsync();
        var output = running.StandardOutput.ReadToEnd();
        running.WaitForExit();
        Assert.True(running.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said.Result}{output}");
        return output;
    }

    [GeneratedRegex(@"^kind: (\w+)", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(?:  |metadata: \{ )name: ([\w-]+)", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"secretKeyRef:\s+key: (?<key>[\w-]+)\s+name: (?<name>[\w-]+)")]
    private static partial Regex SecretKey();

    [GeneratedRegex("^  ([a-z-]+): \"", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b[A-Za-z]+__[A-Za-z0-9_-]+|\bOTEL_\w+")]
    private static partial Regex Setting();

    [GeneratedRegex("^(services__)[a-z-]+__https?__0$")]
    private static partial Regex Address();

    [GeneratedRegex("^(Services__)[a-z]+(__Secret)$")]
    private static partial Regex Secret();

    [GeneratedRegex(@"alert: (\w+)")]
    private static partial Regex Alarm();

    // Debian's is too old to know what is written here.
    private static readonly string? _noKubectl =
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, "kubectl")))
            ? null
            : "There is no kubectl (1.30 or newer) on this machine.";

    private sealed class WithKubectlFactAttribute : FactAttribute
    {
        public WithKubectlFactAttribute() => Skip = _noKubectl;
    }

    private sealed class WithKubectlTheoryAttribute : TheoryAttribute
    {
        public WithKubectlTheoryAttribute() => Skip = _noKubectl;
    }
}
