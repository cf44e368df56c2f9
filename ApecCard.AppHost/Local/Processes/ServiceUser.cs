namespace ApecCard.AppHost.Local;

/// <summary>The account a server runs under when we are root: PostgreSQL refuses root, and RabbitMQ should.</summary>
internal sealed record ServiceUser(string Name, uint UserId, uint GroupId)
{
    /// <summary>Null when we are nobody special: then everything runs as ourselves.</summary>
    public static ServiceUser? For(string name)
    {
        if (!Posix.IsRoot)
        {
            return null;
        }

        var entry = File.ReadLines("/etc/passwd").Select(line => line.Split(':'))
            .FirstOrDefault(fields => fields.Length > 3 && fields[0] == name);
        return entry is null
            ? throw new ExpectedFailureException($"There is no user \"{name}\", which its Debian package creates.")
            : new ServiceUser(name, uint.Parse(entry[2], null), uint.Parse(entry[3], null));
    }

    /// <summary>Makes a directory that this user, or we ourselves, can write to and nobody else.</summary>
    public static void MakeDirectory(string path, ServiceUser? user)
    {
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (user is not null)
        {
            Posix.Own(path, user);
        }
    }

    /// <summary>Writes a file that only this user, or we ourselves, can read.</summary>
    public static void WriteFile(string path, string content, ServiceUser? user)
    {
        PrivateFile.Write(path, content);
        if (user is not null)
        {
            Posix.Own(path, user);
        }
    }
}
