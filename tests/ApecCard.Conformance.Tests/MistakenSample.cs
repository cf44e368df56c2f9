namespace ApecCard.Conformance.Tests;

/// <summary>The sample in TypeScript with a mistake that people make.</summary>
public sealed class MistakenSample : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("apeccard-mistaken-");

    private MistakenSample()
    {
    }

    public IReadOnlyList<string> Command => ["node", Path.Combine(_folder.FullName, "subscriber.mjs")];

    /// <param name="mistakes">Words of the sample, and what stands in their place.</param>
    public static async Task<MistakenSample> OfAsync(params (string Right, string Wrong)[] mistakes)
    {
        var program = await File.ReadAllTextAsync((await Subscribers.InTypeScriptAsync())[1]);
        foreach (var (right, wrong) in mistakes)
        {
            Assert.Contains(right, program, StringComparison.Ordinal);
            program = program.Replace(right, wrong, StringComparison.Ordinal);
        }

        var sample = new MistakenSample();
        Directory.CreateSymbolicLink(
            Path.Combine(sample._folder.FullName, "node_modules"), Path.Combine(Subscribers.Folder, "node_modules"));
        await File.WriteAllTextAsync(sample.Command[1], program);
        return sample;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
