namespace ApecCard.Audit;

/// <summary>The command line: exports audit chains and checks them.</summary>
public static class AuditCommand
{
    public static readonly string[] Services =
        ["identity", "applications", "documents", "review", "payments", "delivery"];

    private const string Help = """
        verify [--service NAME | --all] [--anchors FOLDER] [FILE...]
          Recomputes the chains of these exports and compares them with the anchors. Says which position was altered,
          deleted, inserted or moved. Without files it exports from the running system first, --all services if none is
          named.
            --service NAME     whose chain a file is, if its name does not say so (review.audit.jsonl)
            --anchors FOLDER   anchors taken before the export was; without it those that lie beside the file
        export DIR [--service NAME | --all] [--anchors FOLDER]
          Writes each service's chain to DIR/NAME.audit.jsonl, its heads to DIR/NAME.heads.jsonl, and before that a copy
          of what the service has anchored in FOLDER, outside its database, to DIR/NAME.anchors.jsonl.

        To export: --gateway URL, --email ADDRESS of an administrator or operator; the password is AUDIT_PASSWORD,
        the one-time code AUDIT_CODE.
        Exit code 0: every chain is whole. 1: one is not, or could not be checked. 2: wrong arguments.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        if (AuditOptions.Of(args) is not { } options)
        {
            await errors.WriteLineAsync(Help);
            return 2;
        }

        try
        {
            switch (options)
            {
                case { Verb: "help" }:
                    await output.WriteLineAsync(Help);
                    return 0;
                case { Verb: "export", Operands: [var folder] }:
                    await ExportAsync(options, folder, output);
                    return 0;
                case { Verb: "verify", Operands: [] }:
                    return await ExportAndVerifyAsync(options, output);
                case { Verb: "verify" }:
                    return Verify(options, options.Operands, output);
                default:
                    await errors.WriteLineAsync(Help);
                    return 2;
            }
        }
        catch (Exception e) when (
            e is HttpRequestException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<string[]> ExportAsync(AuditOptions options, string folder, TextWriter output)
    {
        using var gateway = await Gateway.SignInAsync(options);
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var service in options.Service is { } one ? [one] : Services)
        {
            // The chain last: it grows meanwhile, and must hold whatever an anchor knows of.
            var file = Path.Combine(folder, $"{service}.audit.jsonl");
            if (options.Anchors is { } anchors
                && Path.Combine(anchors, $"{service}.anchors.jsonl") is var outside && File.Exists(outside))
            {
                File.Copy(outside, Path.Combine(folder, Path.GetFileName(outside)), overwrite: true);
            }

            await gateway.SaveAsync($"api/{service}/audit/heads", Path.Combine(folder, $"{service}.heads.jsonl"));
            await gateway.SaveAsync($"api/{service}/audit/export", file);
            await output.WriteLineAsync($"{service}: {new FileInfo(file).Length / 1024} KB to {file}");
            files.Add(file);
        }

        return [.. files];
    }

    private static async Task<int> ExportAndVerifyAsync(AuditOptions options, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("apec-audit-");
        try
        {
            var files = await ExportAsync(options, folder.FullName, TextWriter.Null);
            return Verify(options with { Anchors = null }, files, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Verify(AuditOptions options, IReadOnlyList<string> files, TextWriter output)
    {
        var isWhole = true;
        foreach (var file in files)
        {
            var service = options.Service ?? Path.GetFileName(file).Split('.')[0];
            var beside = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var anchors = Anchors.Read(
                service,
                Path.Combine(beside, $"{service}.heads.jsonl"),
                Path.Combine(options.Anchors ?? beside, $"{service}.anchors.jsonl"));
            using var export = File.OpenRead(file);
            var report = Verification.Of(service, export, anchors);
            report.WriteTo(output);
            isWhole &= report.IsWhole;
        }

        return isWhole ? 0 : 1;
    }
}
