using RabbitMQ.Client.Exceptions;

namespace ApecCard.Conformance;

/// <summary>The command line: plays the season against a subscriber.</summary>
public static class ConformanceCommand
{
    private const string Help = """
        [--patience SECONDS] [--] COMMAND [ARGUMENT...]
          Starts your subscriber with the environment variables BROKER, QUEUE, NAME, SECRET, GATEWAY and STATE (a file
          of its own), plays the recorded season to it and says what it got wrong. At each abtc.test event the
          subscriber writes a line of JSON to its standard output, of what it knows:
            {"test":"id of the event","cases":{"APEC20260504000001":{"events":19,"latest":"abtc.card.revoked",
            "decisions":{"AUS":"granted"},"card":{"number":"CHN000000015","status":"revoked","economies":["AUS"]}}}}
          events counts those of the types in /asyncapi.yaml, card is null as long as there is none, its status issued,
          revoked or expired.
            --patience SECONDS   how long it may take to answer (60)
        season
          Writes the season.

        CONFORMANCE_BROKER is the broker (amqp://, as somebody who may manage it), CONFORMANCE_MANAGEMENT its management.
        Exit code 0: it understood everything. 1: it did not, or could not be tried. 2: wrong arguments.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (args is ["season"])
        {
            foreach (var line in SeasonMaker.Lines())
            {
                await output.WriteLineAsync(line);
            }

            return 0;
        }

        var patience = 60;
        if (args is ["--patience", var seconds, ..])
        {
            args = int.TryParse(seconds, out patience) && patience > 0 ? args[2..] : [];
        }

        if (args is ["--", ..])
        {
            args = args[1..];
        }

        if (args.Length == 0)
        {
            await errors.WriteLineAsync(Help);
            return 2;
        }

        if (!Uri.TryCreate(Environment.GetEnvironmentVariable("CONFORMANCE_BROKER"), UriKind.Absolute, out var broker)
            || !Uri.TryCreate(
                Environment.GetEnvironmentVariable("CONFORMANCE_MANAGEMENT"), UriKind.Absolute, out var management))
        {
            await errors.WriteLineAsync(
                "There is no broker. Start ours: ./apec up --detach; or set CONFORMANCE_BROKER and "
                + "CONFORMANCE_MANAGEMENT.");
            return 1;
        }

        try
        {
            return await PlayAsync(broker, management, args, TimeSpan.FromSeconds(patience), output);
        }
        catch (Exception e) when (e is HttpRequestException or BrokerUnreachableException
            or OperationInterruptedException or System.ComponentModel.Win32Exception)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>The same, told where the broker is.</summary>
    public static async Task<int> PlayAsync(
        Uri broker, Uri management, IReadOnlyList<string> command, TimeSpan patience, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("apeccard-conformance-");
        try
        {
            await using var own = await OwnBroker.ProvideAsync(broker, management);
            await using var gateway = await Gateway.OpenAsync(own);
            await using var line = new Line(broker.Host, broker.Port);
            using var subscriber = new SubscriberProcess(command, new Dictionary<string, string>
            {
                ["BROKER"] = $"amqp://127.0.0.1:{line.Port}/{own.VirtualHost}",
                ["QUEUE"] = own.Queue,
                ["NAME"] = own.Name,
                ["SECRET"] = own.Secret,
                ["GATEWAY"] = gateway.Address,
                ["STATE"] = Path.Combine(folder.FullName, "state.json"),
            });
            var faults = await new Play(own, gateway, line, subscriber, patience, output).RunAsync();
            await output.WriteLineAsync(faults == 0 ? "\nIt conforms." : $"\nIt does not conform: {faults} wrong.");
            return faults == 0 ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
