using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Tests;

public class PortPlanTests
{
    [Fact]
    public void The_offset_is_remembered_and_a_taken_port_is_explained()
    {
        var memory = Path.GetTempFileName();
        File.WriteAllText(memory, "20100");
        var builder = DistributedApplicationTestingBuilder.Create();
        var server = builder.AddPostgres("postgres");

        new PortPlan([server.Resource]).Assign(memory, wishedOffset: null);
        var port = server.Resource.Endpoints[0].Port;
        using var intruder = new TcpListener(IPAddress.Loopback, port);
        intruder.Start();
        var refused = Assert.Throws<ExpectedFailureException>(() =>
            new PortPlan([server.Resource]).Assign(memory, wishedOffset: null));

        Assert.Equal(25240, port);
        Assert.Contains($"Port {port} for postgres is taken by", refused.Message);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message);
        Assert.Contains("APEC_PORT_OFFSET=", refused.Message);
        File.Delete(memory);
    }

    [Fact]
    public void Servers_and_replicas_have_ports_of_their_own()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var postgres = builder.AddPostgres("postgres").Resource;
        var broker = builder.AddRabbitMQ("messaging").WithManagementPlugin().Resource;
        var replicas = builder.AddProject("applications", Path.Combine(
            LocalSettings.CheckoutDirectory, "services/Applications/ApecCard.Applications.csproj")).WithReplicas(2)
                .Resource;

        using var app = builder.Build();

        int[] ports =
            [postgres.Port, broker.Port, broker.Management!.Port, broker.DistributionPort, broker.RegistryPort,
            replicas.Endpoints[0].Port, .. replicas.ReplicaPorts];
        Assert.Equal(8, ports.Distinct().Count());
        Assert.DoesNotContain(0, ports);
    }
}
