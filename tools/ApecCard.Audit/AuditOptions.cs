namespace ApecCard.Audit;

/// <summary>What the command line asks for.</summary>
internal sealed record AuditOptions(
    string Verb, IReadOnlyList<string> Operands, string? Service, string? Anchors, Uri Gateway, string Email)
{
    /// <summary>None, if it cannot be understood.</summary>
    public static AuditOptions? Of(string[] args)
    {
        Dictionary<string, string> named = [];
        List<string> operands = [];
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--help" or "-h" or "help":
                    operands.Insert(0, "help");
                    break;
                case "--all":
                    break;
                case "--service" or "--anchors" or "--gateway" or "--email" when at + 1 < args.Length:
                    named[args[at]] = args[++at];
                    break;
                case ['-', ..]:
                    return null;
                default:
                    operands.Add(args[at]);
                    break;
            }
        }

        return operands is [var verb, ..]
            && named.GetValueOrDefault("--gateway", "http://localhost:5100").TrimEnd('/') is var address
            && Uri.TryCreate($"{address}/", UriKind.Absolute, out var gateway)
            ? new(
                verb, operands[1..], named.GetValueOrDefault("--service"), named.GetValueOrDefault("--anchors"),
                gateway,
                named.GetValueOrDefault("--email", "administrator@apeccard.example"))
            : null;
    }
}
