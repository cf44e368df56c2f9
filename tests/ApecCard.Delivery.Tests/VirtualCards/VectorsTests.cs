using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Tests.VirtualCards;

/// <summary>The published vectors, as the service reads them and as the page for verifiers does.</summary>
public class VectorsTests
{
    private static readonly Vectors _vectors =
        JsonSerializer.Deserialize<Vectors>(File.ReadAllText(Beside("vectors.json")), Json.Options)!;

    public static TheoryData<string> Names => [.. _vectors.Cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_vector_is_as_it_should_be(string name)
    {
        var vector = _vectors.Cases.Single(one => one.Name == name);
        Verifier verifier = new([.. _vectors.Keys.Select(VirtualCards.Key)], _vectors.Revocations);
        var (result, economies) = verifier.Check(vector.Text, vector.Passport, vector.Now);
        Assert.Equal((vector.Result, vector.Economies), (result, string.Join(' ', economies)));
    }

    [Fact]
    public async Task The_page_says_the_same()
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Beside("vectors.check.mjs")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, string.Concat(said));
    }

    private static string Beside(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, file);

    private sealed record Vectors(
        IReadOnlyList<GetVirtualCardKeys.Key> Keys, string Revocations, IReadOnlyList<Vector> Cases);

    private sealed record Vector(
        string Name, string Text, string Passport, DateTimeOffset Now, string Result, string Economies);
}
