using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using RabbitMQ.Client;

namespace ApecCard.Simulators.Economies;

/// <summary>What an economy's system was told when it was let in.</summary>
/// <param name="Broker">Broker__Url: host and port; the scheme (amqp, tcp, http) does not matter.</param>
/// <param name="Secret">Broker__Secret: from which each economy's password is derived.</param>
/// <param name="Scale">Economies__Scale: seconds within which half of the answers are given.</param>
public sealed record EconomiesSettings(Uri Broker, string Secret, double Scale)
{
    private const int AmqpPort = 5672;

    public static EconomiesSettings Of(IConfiguration configuration) => new(
        new Uri(configuration["Broker:Url"] ?? "amqp://localhost:5672"),
        configuration["Broker:Secret"] ?? throw new InvalidOperationException("Set Broker__Secret."),
        configuration.GetValue("Economies:Scale", 0.6) is var scale and >= 0
            ? scale
            : throw new InvalidOperationException("Economies__Scale is 0 or more seconds."));

    public ConnectionFactory FactoryFor(string user) => new()
    {
        HostName = Broker.Host,
        Port = Broker.IsDefaultPort || Broker.Port < 0 ? AmqpPort : Broker.Port,
        UserName = user,
        Password = PasswordOf(user),
        AutomaticRecoveryEnabled = false, // who reads connects anew
    };

    public string PasswordOf(string user) => Base64UrlEncoder.Encode(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(user)));
}
