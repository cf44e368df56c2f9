namespace ApecCard.AppHost.Local;

/// <summary>The files of a new PostgreSQL server: made beside their place, so that half of them never count.</summary>
internal sealed class PostgresCluster(
    string programs, string home, string data, ServiceUser? user, LocalSettings settings)
{
    public async Task CreateAsync(
        string superuser, string password, Action<string> log, CancellationToken cancellationToken)
    {
        var draft = data + ".new";
        if (Directory.Exists(draft))
        {
            Directory.Delete(draft, recursive: true);
        }

        var passwordFile = Path.Combine(home, "password");
        ServiceUser.WriteFile(passwordFile, password, user);
        string[] args =
        [
            "-D", draft, "-U", superuser, $"--pwfile={passwordFile}", "-A", "scram-sha-256",
            "--locale=C.UTF-8", "-E", "UTF8",
            .. settings.Temporary ? ["--no-sync", "--no-instructions"] : new[] { "--no-instructions" },
        ];
        try
        {
            using var child = await ChildProcess.StartAsync(
                new ChildCommand(Path.Combine(programs, "initdb"), args, home) { User = user }, settings.DataDirectory,
                    log);
            if (await child.Exited.WaitAsync(cancellationToken) is var code and not 0)
            {
                throw new ExpectedFailureException($"PostgreSQL's initdb failed with code {code}.");
            }
        }
        finally
        {
            File.Delete(passwordFile);
        }

        Directory.Move(draft, data);
    }
}
