using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Encrypts what a service must keep of a person, under <c>PersonalData__Key</c>. After a change of the key, what lies
/// under <c>PersonalData__FormerKeys__0</c> and so on can still be read, and <see cref="Resealing{TDb}"/> brings it
/// under the new one.
/// </summary>
public sealed class PersonalDataProtector
{
    private readonly byte[][] _keys;

    public PersonalDataProtector(IConfiguration configuration) => _keys =
    [
        Sealing.KeyOf(configuration.Need("PersonalData:Key")), .. FormerKeysIn(configuration).Select(Sealing.KeyOf),
    ];

    /// <summary>A change of the key is under way.</summary>
    public static bool HasFormerKeys(IConfiguration configuration) => FormerKeysIn(configuration).Any();

    public byte[] Protect<T>(T data) => Sealing.Seal(_keys[0], JsonSerializer.SerializeToUtf8Bytes(data, Json.Options));

    /// <summary>
    /// Throws <see cref="CryptographicException"/> when anything of it was changed, or it is not ours.
    /// </summary>
    public T Unprotect<T>(byte[] kept)
    {
        foreach (var key in _keys)
        {
            if (Sealing.TryOpen(key, kept, out var clear))
            {
                return JsonSerializer.Deserialize<T>(clear, Json.Options)!;
            }
        }

        throw new CryptographicException("None of the keys opens it: it was changed, or not protected here.");
    }

    /// <summary>The same under the present key; false unless it lies under a former one.</summary>
    public bool TryReseal(byte[] kept, [NotNullWhen(true)] out byte[]? anew)
    {
        foreach (var former in _keys.Skip(1))
        {
            if (Sealing.TryOpen(former, kept, out var clear))
            {
                anew = Sealing.Seal(_keys[0], clear);
                return true;
            }
        }

        anew = null;
        return false;
    }

    private static IEnumerable<string> FormerKeysIn(IConfiguration configuration) =>
        configuration.GetSection("PersonalData:FormerKeys").GetChildren().Select(key => key.Value).OfType<string>();
}
