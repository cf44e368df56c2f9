using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Local;

/// <summary>
/// Which part listens where: the ports of the launch settings plus an offset for the whole checkout, so that two
/// checkouts on one machine do not disturb each other. In tests: random ports.
/// </summary>
internal sealed class PortPlan
{
    private const int FirstServerPort = 5140;
    private const int FirstReplicaPort = 5150;
    private const int DashboardBasePort = 5199;
    private const int OffsetStep = 100;
    private const int LargestSearchedOffset = 20000;

    private readonly List<Need> _needs = [];
    private int _nextServerPort = FirstServerPort;
    private int _nextReplicaPort = FirstReplicaPort;

    public PortPlan(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources)
        {
            Add(resource);
        }

        _needs.Add(new Need("dashboard", DashboardBasePort, port => DashboardPort = port));
    }

    public int DashboardPort { get; private set; }

    /// <summary>Below the range from which the kernel takes ports for outgoing connections.</summary>
    public void AssignAtRandom()
    {
        foreach (var need in _needs)
        {
            need.Assign(RandomPorts.Take());
        }
    }

    /// <summary>The offset that was asked for, else the one of last time, else the first that is free.</summary>
    public void Assign(string rememberedIn, int? wishedOffset)
    {
        var offset = wishedOffset
            ?? (File.Exists(rememberedIn) && int.TryParse(File.ReadAllText(rememberedIn), out var remembered)
                ? remembered : FirstFreeOffset());
        if (_needs.FirstOrDefault(need => !IsFree(need.BasePort + offset)) is { } taken)
        {
            var port = taken.BasePort + offset;
            throw new ExpectedFailureException(
                $"Port {port} for {taken.Part} is taken by {PortHolder.Describe(port)}. "
                + "Stop it, or use other ports for "
                + $"this checkout: APEC_PORT_OFFSET={FirstFreeOffset()} ./apec up (it is remembered).");
        }

        _needs.ForEach(need => need.Assign(need.BasePort + offset));
        PrivateFile.Write(rememberedIn, $"{offset}");
    }

    internal static bool IsFree(int port) => CanListen(IPAddress.Loopback, port)
        && (!Socket.OSSupportsIPv6 || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen();
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.AddressNotAvailable; // a machine without IPv6
        }
    }

    private void Add(Resource resource)
    {
        foreach (var endpoint in resource.Endpoints)
        {
            _needs.Add(new Need(resource.Name, endpoint.WantedPort ?? _nextServerPort++, port => endpoint.Port = port));
        }

        if (resource is RabbitMQServerResource broker)
        {
            _needs.Add(new Need(resource.Name, _nextServerPort++, port => broker.DistributionPort = port));
            _needs.Add(new Need(resource.Name, _nextServerPort++, port => broker.RegistryPort = port));
        }

        if (resource is ProjectResource { Replicas: > 1 } project)
        {
            project.ReplicaPorts = new int[project.Replicas];
            for (var i = 0; i < project.Replicas; i++)
            {
                var replica = i;
                _needs.Add(new Need(resource.Name, _nextReplicaPort++, port => project.ReplicaPorts[replica] = port));
            }
        }
    }

    private int FirstFreeOffset()
    {
        for (var offset = 0; offset <= LargestSearchedOffset; offset += OffsetStep)
        {
            if (_needs.TrueForAll(need => IsFree(need.BasePort + offset)))
            {
                return offset;
            }
        }

        throw new ExpectedFailureException("No free range of ports was found; set APEC_PORT_OFFSET.");
    }

    private sealed record Need(string Part, int BasePort, Action<int> Assign);
}
