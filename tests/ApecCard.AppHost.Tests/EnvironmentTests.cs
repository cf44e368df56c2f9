namespace ApecCard.AppHost.Tests;

public class EnvironmentTests
{
    [Fact]
    public void A_service_is_told_everything_under_Aspires_names()
    {
        var builder = DistributedApplicationTestingBuilder.Create("--Parameters:messaging-password=secret");
        var database = builder.AddPostgres("postgres").AddDatabase("paymentsdb");
        var messaging = builder.AddRabbitMQ("messaging").WithManagementPlugin();
        var provider = builder.AddProject("payment-provider", PathOf("Simulators"), "payment-provider");
        var service = builder.AddProject("payments", PathOf("Payments"))
            .WithReference(database).WithReference(messaging).WithReference(provider)
            .WithEnvironment("Broker__Management", messaging.GetEndpoint("management"))
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Staging");
        using var app = builder.Build();

        var variables = ProcessEnvironment.For(service.Resource, "payments", 0);

        var server = app.GetEndpoint("postgres").Port;
        var broker = app.GetEndpoint("messaging", "tcp").Port;
        Assert.StartsWith($"Host=localhost;Port={server};Username=postgres;Password=",
            variables["ConnectionStrings__paymentsdb"]);
        Assert.EndsWith(";Database=paymentsdb", variables["ConnectionStrings__paymentsdb"]);
        Assert.Equal($"{server}", variables["PAYMENTSDB_PORT"]);
        Assert.Equal("paymentsdb", variables["PAYMENTSDB_DATABASENAME"]);
        Assert.Equal($"amqp://guest:secret@localhost:{broker}", variables["ConnectionStrings__messaging"]);
        Assert.Equal($"{app.GetEndpoint("payment-provider")}", variables["services__payment-provider__http__0"] + "/");
        Assert.Equal(variables["services__payment-provider__http__0"], variables["PAYMENT_PROVIDER_HTTP"]);
        Assert.Equal($"http://localhost:{app.GetEndpoint("messaging", "management").Port}",
            variables["Broker__Management"]);
        Assert.Equal($"{app.GetEndpoint("payments")}", variables["ASPNETCORE_URLS"] + "/");
        Assert.Equal("http", variables["DOTNET_LAUNCH_PROFILE"]);
    }

    [Fact]
    public void What_AppHost_says_goes_before_the_launch_profile()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var service = builder.AddProject("payments", PathOf("Payments"))
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Staging");
        var other = builder.AddProject("other", PathOf("Payments"));
        var bare = builder.AddProject("bare", PathOf("Payments"), launchProfileName: null);
        using var app = builder.Build();

        Assert.Equal("Staging", ProcessEnvironment.For(service.Resource, "payments", 0)["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("Development", ProcessEnvironment.For(other.Resource, "other", 0)["ASPNETCORE_ENVIRONMENT"]);
        Assert.Null(ProcessEnvironment.For(bare.Resource, "bare", 0)["ASPNETCORE_ENVIRONMENT"]);
    }

    [Fact]
    public async Task The_hosts_own_variables_stay_with_the_host()
    {
        Environment.SetEnvironmentVariable("DOTNET_LAUNCH_PROFILE", "the-hosts-own");
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddShell("shell", "echo \"profile:$DOTNET_LAUNCH_PROFILE\"; sleep 60");
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        await app.ProcessIdOf("shell");

        await Programs.Eventually(() => app.LogOf("shell").Contains("profile:"));
    }

    [Fact]
    public void Generated_secrets_are_kept_and_only_their_owner_can_read_them()
    {
        var file = Path.Combine(Path.GetTempPath(), $"secrets-{Guid.NewGuid():N}.json");
        var first = new SecretStore(file).GetOrAdd("key", () => "one");

        var second = new SecretStore(file).GetOrAdd("key", () => "two");

        Assert.Equal(first, second);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.Delete(file);
    }

    [Fact]
    public void A_generated_value_follows_its_rules()
    {
        var value = new GenerateParameterDefault { MinLength = 32, Special = false, MinNumeric = 3 }.GetDefaultValue();

        Assert.Equal(32, value.Length);
        Assert.True(value.Count(char.IsDigit) >= 3);
        Assert.All(value, character => Assert.True(char.IsAsciiLetterOrDigit(character)));
    }

    private static string PathOf(string service) =>
        Path.Combine(LocalSettings.CheckoutDirectory, "services", service, $"ApecCard.{service}.csproj");
}
