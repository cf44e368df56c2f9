using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Identity.Tokens;

/// <summary>
/// The economies' systems, as they sign in over HTTP: as economy-aus, with the password of their broker user, which
/// derives from Broker__EconomiesSecret. Without that setting none of them does.
/// </summary>
public sealed class EconomyClients(IConfiguration configuration)
{
    private readonly Dictionary<string, (string Economy, byte[] SecretHash)> _known =
        configuration["Broker:EconomiesSecret"] is { Length: > 0 } secret
            ? Economies.PreClearing.ToDictionary(OutsidersTopology.UserOf, economy => (
                economy, Secret.Hash(OutsidersTopology.PasswordOf(OutsidersTopology.UserOf(economy), secret))))
            : [];

    /// <summary>The economy that signs in so; null when that is not how any does.</summary>
    public string? Find(string clientId, string clientSecret) =>
        _known.GetValueOrDefault(clientId) is var (economy, hash) && Secret.Matches(clientSecret, hash)
            ? economy
            : null;
}
