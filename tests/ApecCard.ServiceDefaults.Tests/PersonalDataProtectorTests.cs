using System.Security.Cryptography;
using System.Text;

namespace ApecCard.ServiceDefaults.Tests;

public class PersonalDataProtectorTests
{
    private sealed record Person(string Name, DateOnly Birth);

    private static readonly Person _person = new("王伟", new(1980, 1, 1));
    private readonly PersonalDataProtector _protector = With("a key");

    [Fact]
    public void What_was_protected_comes_back() =>
        Assert.Equal(_person, _protector.Unprotect<Person>(_protector.Protect(_person)));

    [Fact]
    public void It_cannot_be_read_and_never_looks_the_same()
    {
        var (one, other) = (_protector.Protect(_person), _protector.Protect(_person));
        Assert.NotEqual(one, other);
        Assert.Equal(-1, one.AsSpan().IndexOf(Encoding.UTF8.GetBytes("王伟")));
    }

    [Fact]
    public void A_change_of_any_bit_is_noticed()
    {
        var kept = _protector.Protect(_person);
        for (var bit = 0; bit < kept.Length * 8; bit++)
        {
            var changed = kept.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect<Person>(changed));
        }
    }

    [Fact]
    public void A_part_of_it_is_nothing()
    {
        var kept = _protector.Protect(_person);
        for (var length = 0; length < kept.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect<Person>(kept[..length]));
        }
    }

    [Fact]
    public void Another_key_opens_nothing() => Assert.ThrowsAny<CryptographicException>(
        () => With("another key").Unprotect<Person>(_protector.Protect(_person)));

    [Fact]
    public void After_a_change_of_the_key_what_lies_under_the_former_one_can_be_read()
    {
        var old = _protector.Protect(_person);
        var changed = With("the next key", "a key");
        Assert.Equal(_person, changed.Unprotect<Person>(old));
        Assert.ThrowsAny<CryptographicException>(() => _protector.Unprotect<Person>(changed.Protect(_person)));
    }

    [Fact]
    public void Without_a_key_it_does_not_start() => Assert.Throws<InvalidOperationException>(
        () => new PersonalDataProtector(new ConfigurationBuilder().Build()));

    private static PersonalDataProtector With(string key, string? former = null) => new(
        new ConfigurationBuilder().AddInMemoryCollection(
            [new("PersonalData:Key", key), new("PersonalData:FormerKeys:0", former)]).Build());
}
