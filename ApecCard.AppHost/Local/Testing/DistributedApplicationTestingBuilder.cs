using System.Reflection;

namespace ApecCard.AppHost.Local;

/// <summary>An application in a test: random ports, data that is removed at the end. The names are Aspire's.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable
{
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}

/// <inheritdoc cref="IDistributedApplicationTestingBuilder"/>
public sealed class DistributedApplicationTestingBuilder : IDistributedApplicationTestingBuilder, IKeepsSecrets
{
    private readonly DistributedApplicationBuilder _builder;

    internal DistributedApplicationTestingBuilder(string[] args) =>
        _builder = new DistributedApplicationBuilder(args, LocalSettings.ForTest(args));

    public Microsoft.Extensions.Configuration.ConfigurationManager Configuration => _builder.Configuration;

    public Microsoft.Extensions.Hosting.IHostEnvironment Environment => _builder.Environment;

    public IList<IResource> Resources => _builder.Resources;

    public string AppHostDirectory => _builder.AppHostDirectory;

    SecretStore IKeepsSecrets.Secrets => _builder.Secrets;

    internal bool StopsAtBuild { get; set; }

    /// <summary>An application of the test's own, such as a lone PostgreSQL.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) =>
        new DistributedApplicationTestingBuilder(args);

    /// <summary>The whole application, as AppHost.cs describes it.</summary>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => Task.Run<IDistributedApplicationTestingBuilder>(() =>
        {
            var hook = TestHook.Current = new TestHook();
            try
            {
                typeof(TEntryPoint).Assembly.EntryPoint!.Invoke(null, [args]);
            }
            catch (TargetInvocationException e) when (e.InnerException is BuilderTakenException)
            {
                // as far as AppHost.cs is wanted
            }

            var builder = hook.Builder ?? throw new InvalidOperationException("The app host made no builder.");
            builder.StopsAtBuild = false;
            return builder;
        }, cancellationToken);

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => _builder.AddResource(resource);

    public DistributedApplication Build() => StopsAtBuild ? throw new BuilderTakenException() : _builder.Build();

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(Build());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // the application removes its data
}
