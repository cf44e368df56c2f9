using System.Security.Cryptography;
using System.Text;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Finds the cases of one person across employers: a keyed hash of the resident ID (<c>PersonalData__Key</c>), which
/// says nothing about the person to who reads the database.
/// </summary>
public sealed class PersonIndex(IConfiguration configuration)
{
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes("person index " + (
        configuration["PersonalData:Key"] ?? throw new InvalidOperationException("Set PersonalData__Key."))));

    public byte[] Of(string residentId) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(residentId));
}
