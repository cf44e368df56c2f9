using System.Text;

namespace ApecCard.AppHost.Local;

/// <summary>What is printed once, when everything is healthy.</summary>
internal static class ReadyReport
{
    public static string Of(LocalRun run, TimeSpan took)
    {
        var text = new StringBuilder().AppendLine()
            .AppendLine($"All parts are healthy after {took.TotalSeconds:0.0} s.")
            .AppendLine();
        text.AppendLine(TextTable.Of(["part", "state", "address"], [.. run.Orchestrator.Parts.Select(Row)]));
        var secrets = Short(Path.Combine(run.Context.Settings.DataDirectory, "parameters.json"));
        (string Name, string Value)[] doors =
        [
            ("Portal", AddressOf(run, "gateway")),
            ("Dashboard", run.Dashboard!.Access.Link),
            .. run.Orchestrator.Parts.Select(part => part.Resource).OfType<RabbitMQServerResource>()
                .Where(broker => broker.Management is not null).Select(broker => ("RabbitMQ",
                    $"{broker.Management!.Url}  (user {broker.UserName}; its password is "
                    + $"\"{broker.PasswordParameter.Name}\" in {secrets})")),
            ("Logs", Short(run.Data!.Logs)),
        ];
        foreach (var (name, value) in doors)
        {
            text.AppendLine($"  {name,-10} {value}");
        }

        return text.Append(DemoAccounts.Describe()).ToString().TrimEnd() + Environment.NewLine;
    }

    private static string[] Row(Part part)
    {
        var addresses = part.Resource.Endpoints.Select(endpoint =>
            endpoint.Scheme == "http" ? endpoint.Url : $"localhost:{endpoint.Port}");
        var count = part.Replicas.Count > 1 ? $"  ({part.Replicas.Count} processes)" : "";
        return
        [
            part.Resource.Name, part.Resource.ExplicitStart && !part.Snapshot.IsHealthy ? "not started" : "healthy",
            string.Join("  ", addresses) + count,
        ];
    }

    private static string AddressOf(LocalRun run, string name) =>
        run.Orchestrator.Parts.FirstOrDefault(part => part.Resource.Name == name)?.Resource.Endpoints[0].Url ?? "-";

    private static string Short(string path) => Path.GetRelativePath(LocalSettings.CheckoutDirectory, path);
}
