namespace ApecCard.AppHost.Local;

public static class WaitBuilderExtensions
{
    /// <summary>Not before the other is healthy; a database also waits for its server.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder,
        IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(new Wait(dependency.Resource, WaitType.Healthy));

    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Wait(new Wait(dependency.Resource, WaitType.Started));

    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new Wait(dependency.Resource, WaitType.Completed, exitCode));

    /// <summary>Started by hand only.</summary>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        builder.Definition().ExplicitStart = true;
        return builder;
    }

    private static IResourceBuilder<T> Wait<T>(this IResourceBuilder<T> builder, Wait wait)
        where T : IResource
    {
        builder.Definition().Waits.Add(wait);
        return builder;
    }
}
