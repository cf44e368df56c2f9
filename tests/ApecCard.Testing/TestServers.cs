namespace ApecCard.Testing;

/// <summary>The servers the tests run on.</summary>
public static class TestServers
{
    /// <summary>A PostgreSQL on which databases may be made: TEST_POSTGRES.</summary>
    public static string Postgres { get; } = Environment.GetEnvironmentVariable("TEST_POSTGRES")
        ?? "Host=127.0.0.1;Username=postgres";
}
