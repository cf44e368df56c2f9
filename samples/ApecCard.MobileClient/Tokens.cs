using System.Text.Json;

namespace ApecCard.MobileClient;

/// <summary>What keeps somebody signed in.</summary>
/// <param name="AccessToken">Goes with every request; good for minutes.</param>
/// <param name="ExpiresAt">When the access token ends, by the device's clock.</param>
/// <param name="RefreshToken">Good once, for the next pair: whoever has it is signed in.</param>
public sealed record Tokens(string AccessToken, DateTimeOffset ExpiresAt, string RefreshToken)
{
    public override string ToString() => nameof(Tokens); // never into a log
}

/// <summary>
/// Where the device keeps the tokens: the Keychain of iOS, the Keystore of Android; never a file in a backup.
/// </summary>
public interface ITokenVault
{
    Tokens? Read();

    /// <summary>Null: nobody is signed in any more.</summary>
    void Write(Tokens? tokens);
}

/// <summary>For a computer without one: a file that only its owner may read.</summary>
public sealed class FileVault(string path) : ITokenVault
{
    public Tokens? Read() => File.Exists(path) ? JsonSerializer.Deserialize<Tokens>(File.ReadAllText(path)) : null;

    public void Write(Tokens? tokens)
    {
        if (tokens is null)
        {
            File.Delete(path);
            return;
        }

        var next = $"{path}.next"; // in place only when it is whole: half a refresh token signs nobody in
        File.WriteAllText(next, JsonSerializer.Serialize(tokens));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(next, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.Move(next, path, overwrite: true);
    }
}
