namespace ApecCard.AppHost.Local;

/// <summary>Lets a test run AppHost.cs as far as Build() and take the builder from there.</summary>
internal sealed class TestHook
{
    private static readonly AsyncLocal<TestHook?> _current = new();

    public static TestHook? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    public DistributedApplicationTestingBuilder? Builder { get; private set; }

    public IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        Builder = new DistributedApplicationTestingBuilder(args) { StopsAtBuild = true };
}

/// <summary>Ends AppHost.cs at Build(): the test builds the application itself.</summary>
public sealed class BuilderTakenException() : Exception("The test builds the application.");
