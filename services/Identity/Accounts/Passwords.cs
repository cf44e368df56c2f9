using Microsoft.AspNetCore.Identity;

namespace ApecCard.Identity.Accounts;

/// <summary>Hashes and checks passwords (ASP.NET Core Identity's PBKDF2): 40 ms of work each, on purpose.</summary>
public sealed class Passwords
{
    private readonly PasswordHasher<object> _hasher = new();
    private readonly string _nobodys;

    public Passwords() => _nobodys = Hash(Secret.New());

    public string Hash(string password) => _hasher.HashPassword(this, password);

    /// <summary>An account that does not exist takes as long to say no as one that does.</summary>
    public bool Fits(Account? account, string password) =>
        _hasher.VerifyHashedPassword(this, account?.PasswordHash ?? _nobodys, password)
            is not PasswordVerificationResult.Failed
        && account is not null;
}
