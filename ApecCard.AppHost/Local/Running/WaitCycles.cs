namespace ApecCard.AppHost.Local;

internal static class WaitCycles
{
    /// <summary>Parts that wait for each other would wait for ever.</summary>
    public static void Refuse(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            Follow(resource, []);
        }
    }

    private static void Follow(Resource resource, IReadOnlyList<string> way)
    {
        if (way.Contains(resource.Name))
        {
            throw new ExpectedFailureException(
                $"These wait for each other: {string.Join(" -> ", [.. way, resource.Name])}.");
        }

        foreach (var next in resource.Waits.Select(wait => (Resource)wait.For))
        {
            Follow(next, [.. way, resource.Name]);
        }
    }
}
