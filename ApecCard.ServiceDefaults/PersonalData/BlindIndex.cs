using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Finds what is encrypted: a keyed hash (<c>PersonalData__IndexKey</c>) that says nothing to who reads the database.
/// This key stays when the other is changed, or nothing would be found any more.
/// </summary>
public sealed class BlindIndex(IConfiguration configuration)
{
    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(configuration.Need("PersonalData:IndexKey")));

    public byte[] OfResident(string residentId) => Of("resident", residentId);

    public byte[] OfPassport(string number) => Of("passport", number.ToUpperInvariant());

    private byte[] Of(string kind, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind} {text}"));
}
