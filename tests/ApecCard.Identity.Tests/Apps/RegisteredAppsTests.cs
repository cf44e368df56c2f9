using ApecCard.Identity.Apps;

namespace ApecCard.Identity.Tests.Apps;

/// <summary>What is wrong about an app's registration is said when the service starts.</summary>
public class RegisteredAppsTests
{
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Apps:0:Id"] = "phone",
        ["Apps:0:Name"] = "旅行卡手机版",
        ["Apps:0:NameInEnglish"] = "Travel card on the phone",
        ["Apps:0:RedirectAddresses:0"] = "http://127.0.0.1/back",
    };

    [Fact]
    public void One_that_is_whole_is_registered() => Assert.NotNull(Read().Find("phone"));

    [Theory]
    [InlineData("Apps:0:Id", "Set Apps__0__Id.")]
    [InlineData("Apps:0:Name", "Set Apps__0__Name.")]
    [InlineData("Apps:0:NameInEnglish", "Set Apps__0__NameInEnglish.")]
    [InlineData("Apps:0:RedirectAddresses:0", "Set Apps__0__RedirectAddresses__0.")]
    public void What_is_missing_is_named(string setting, string said)
    {
        _settings.Remove(setting);
        Assert.Equal(said, Assert.Throws<InvalidOperationException>(Read).Message);
    }

    [Theory]
    [InlineData("http://app.example/back")]
    [InlineData("http://127.0.0.1:8400/back")]
    [InlineData("http://localhost/back")]
    [InlineData("https://somebody@app.example/back")]
    [InlineData("https://app.example/back#part")]
    [InlineData("myapp:/back")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/back")]
    public void An_address_where_others_could_listen_is_none(string address)
    {
        _settings["Apps:0:RedirectAddresses:0"] = address;
        Assert.StartsWith(
            "Apps__0__RedirectAddresses__0 must be", Assert.Throws<InvalidOperationException>(Read).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_one_apps()
    {
        foreach (var (key, value) in _settings.ToList())
        {
            _settings[key.Replace(":0:", ":1:", StringComparison.Ordinal)] = value;
        }

        _settings["Apps:1:RedirectAddresses:0"] = "https://app.example/back";
        Assert.Equal("Apps: phone is registered twice.", Assert.Throws<InvalidOperationException>(Read).Message);
    }

    private RegisteredApps Read() =>
        RegisteredApps.Of(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
}
