using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Local;

/// <summary>An installed RabbitMQ on a data directory of our own, on loopback, with a generated password.</summary>
internal sealed class RabbitMQRecipe(RabbitMQServerResource broker, RunContext context) : IRecipe
{
    private static readonly byte[] _greeting = [.. "AMQP"u8, 0, 0, 9, 1];

    private readonly Lazy<RabbitMQInstallation> _installation = new(RabbitMQInstallation.Find);
    private ChildProcess? _registry;
    private bool _pageSeen;

    // Its orderly end takes six seconds, which a test's data is not worth.
    public Signal StopSignal => context.Settings.Temporary ? Signal.Kill : Signal.Terminate;

    private string Home => Path.Combine(context.ServersDirectory, broker.Name);

    // Marks data whose first start was seen to succeed. One that was broken off leaves a broker without quorum queues.
    private string Complete => Path.Combine(Home, "complete");

    public async Task<ChildCommand> PrepareAsync(Replica replica, CancellationToken cancellationToken)
    {
        _pageSeen = false;
        var user = ServiceUser.For("rabbitmq");
        var mnesia = Path.Combine(Home, "mnesia");
        if (!File.Exists(Complete) && Directory.Exists(mnesia))
        {
            Directory.Delete(mnesia, recursive: true);
        }

        new RabbitMQFiles(broker, Home, user).Write();
        var environment = RabbitMQEnvironment.For(broker, Home);
        await StartRegistryAsync(environment, user, replica.Log.Write, cancellationToken);
        return new ChildCommand(_installation.Value.Server, [], Home) { User = user, Environment = environment };
    }

    public async Task<string?> WhatIsWrongAsync(Replica replica, CancellationToken cancellationToken)
    {
        if (!await HttpProbe.AcceptsAsync(broker.Port, cancellationToken))
        {
            return $"{HttpProbe.NotListening} on port {broker.Port} yet";
        }

        if (!await GreetsAsync(cancellationToken))
        {
            return "the broker does not answer AMQP";
        }

        if (!_pageSeen && broker.Management is { } page
            && await HttpProbe.AskAsync(page.Port, "/", 200, cancellationToken) is { } wrong)
        {
            return wrong;
        }

        _pageSeen = true;
        if (!File.Exists(Complete))
        {
            await File.WriteAllTextAsync(Complete, "", cancellationToken);
        }

        return null;
    }

    public async Task CleanUpAsync()
    {
        if (_registry is { } registry)
        {
            _registry = null;
            await registry.StopAsync(Signal.Kill, TimeSpan.FromSeconds(2));
            registry.Dispose();
        }
    }

    // If it does not listen before the broker starts, the broker starts one itself, which outlives everything.
    private async Task StartRegistryAsync(
        IReadOnlyDictionary<string, string?> environment, ServiceUser? user, Action<string> log,
        CancellationToken cancellationToken)
    {
        string[] args = ["-port", $"{broker.RegistryPort}", "-address", "127.0.0.1"];
        _registry = await ChildProcess.StartAsync(
            new ChildCommand(_installation.Value.Registry, args, Home) { User = user, Environment = environment },
            context.Settings.DataDirectory, log);
        while (!await HttpProbe.AcceptsAsync(broker.RegistryPort, cancellationToken))
        {
            if (_registry.Exited.IsCompleted)
            {
                throw new ExpectedFailureException("Erlang's registry (epmd) ended at once.");
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    // The first byte of connection.start, a method frame, is 1.
    private async Task<bool> GreetsAsync(CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var answer = new byte[1];
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, broker.Port), cancellationToken);
            await socket.SendAsync(_greeting, cancellationToken);
            return await socket.ReceiveAsync(answer, cancellationToken) == 1 && answer[0] == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
