using System.Diagnostics;
using System.Text.RegularExpressions;
using ApecCard.Testing;

namespace ApecCard.Architecture.Tests;

/// <summary>No key and no password is in what is tracked, but for those of the demo data and of the tests.</summary>
public partial class SecretsTests
{
    private const string OfTheDemo = "ApecCard-Demo-2026";

    [Fact]
    public void No_private_key_is_tracked() => Assert.Empty(
        from file in Tracked()
        where PrivateKey().IsMatch(File.ReadAllText(file))
        select file);

    [Fact]
    public void No_password_or_secret_is_tracked() => Assert.Empty(
        from file in Tracked()
        where !Path.GetRelativePath(Repository.Root, file).StartsWith("tests/", StringComparison.Ordinal)
        from Match match in Assigned().Matches(File.ReadAllText(file))
        where match.Groups["value"].Value != OfTheDemo
        select $"{Path.GetRelativePath(Repository.Root, file)}: {match.Value}");

    [Theory]
    [InlineData("PRIVATE", true)]
    [InlineData("EC PRIVATE", true)]
    [InlineData("PUBLIC", false)]
    public void A_private_key_is_known_by_its_head(string kind, bool isOne) =>
        Assert.Equal(isOne, PrivateKey().IsMatch($"-----BEGIN {kind} KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n"));

    [Theory]
    [InlineData("Password=hunter2-hunter2;", true)]
    [InlineData("\"ClientSecret\": \"0123456789abcdef\"", true)]
    [InlineData("export API_KEY='0123456789abcdef'", true)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", true)]
    [InlineData("string? Password = null", false)]
    [InlineData("\"password\": \"Password\"", false)]
    [InlineData("Password=$PASSWORD", false)]
    [InlineData("password: \"{{password}}\"", false)]
    public void A_secret_is_known_by_its_value(string text, bool isOne) =>
        Assert.Equal(isOne, Assigned().IsMatch(text));

    private static IEnumerable<string> Tracked()
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, "ls-files", "-z"])
        {
            RedirectStandardOutput = true,
        })!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.True(git.ExitCode == 0 && files.Length > 500, "git says nothing of what is tracked.");
        return files.Select(file => Repository.PathTo(file)).Where(File.Exists);
    }

    // With the key behind it: tests speak of the head alone.
    [GeneratedRegex(@"-----BEGIN ([A-Z]+ )?PRIVATE KEY-----(\\n|\s)*[A-Za-z0-9+/=]{16}")]
    private static partial Regex PrivateKey();

    // A value has letters and digits: a word alone is a label.
    [GeneratedRegex(
        "AKIA[0-9A-Z]{16}|(?i:(password|passwd|secret|api_?key|token)[\"']?\\s*[:=]\\s*[\"']?"
        + "(?<value>(?=[\\w.+/-]*[0-9])(?=[\\w.+/-]*[a-z])[\\w.+/-]{12,})[\"';\\s])")]
    private static partial Regex Assigned();
}
