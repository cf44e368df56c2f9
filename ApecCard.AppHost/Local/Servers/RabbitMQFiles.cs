using System.Security.Cryptography;
using System.Text;

namespace ApecCard.AppHost.Local;

/// <summary>The broker's configuration, written anew at every start.</summary>
internal sealed class RabbitMQFiles(RabbitMQServerResource broker, string home, ServiceUser? user)
{
    public void Write()
    {
        ServiceUser.MakeDirectory(home, user);
        foreach (var directory in new[] { "log", "mnesia", "generated" })
        {
            ServiceUser.MakeDirectory(Path.Combine(home, directory), user);
        }

        if (!File.Exists(Path.Combine(home, ".erlang.cookie")))
        {
            Put(".erlang.cookie", RandomNumberGenerator.GetHexString(32));
        }

        Put("enabled_plugins", broker.Management is null ? "[]." : "[rabbitmq_management].");
        Put("definitions.json", Definitions());
        Put("rabbitmq.conf", Configuration());
    }

    private void Put(string name, string content) => ServiceUser.WriteFile(Path.Combine(home, name), content, user);

    private string Definitions() => $$"""
        {
          "users": [{ "name": "{{broker.UserName}}", "password_hash": "{{Hash(broker.PasswordParameter.Value)}}",
                      "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ["administrator"] }],
          "vhosts": [{ "name": "/" }],
          "permissions": [{ "user": "{{broker.UserName}}", "vhost": "/", "configure": ".*", "write": ".*",
                            "read": ".*" }]
        }
        """;

    // loopback_users: the built-in account "guest" is ours here, with a password of its own.
    private string Configuration() => $"""
        listeners.tcp.1 = 127.0.0.1:{broker.Port}
        {(broker.Management is { } page ? $"management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = {page.Port}" : "")}
        load_definitions = {home}/definitions.json
        loopback_users = none
        log.console = true
        log.console.level = info
        log.file = false
        vm_memory_high_watermark.absolute = 1GB
        disk_free_limit.absolute = 500MB
        """;

    // RabbitMQ's own scheme: 4 random bytes, then SHA-256 over them and the password.
    private static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(4);
        return Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
    }
}
