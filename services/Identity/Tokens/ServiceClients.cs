namespace ApecCard.Identity.Tokens;

/// <summary>Our services, as they sign in: by name and the secret in Services__{name}__Secret.</summary>
public sealed class ServiceClients(IConfiguration configuration)
{
    private readonly Dictionary<string, byte[]> _secretHashes = configuration.GetSection("Services").GetChildren()
        .Where(service => !string.IsNullOrEmpty(service["Secret"]))
        .ToDictionary(service => service.Key, service => Secret.Hash(service["Secret"]!));

    public bool Knows(string name, string secret) =>
        Secret.Matches(secret, _secretHashes.GetValueOrDefault(name) ?? new byte[32]);
}
