using ApecCard.Applications.Subscriptions.Webhooks;

namespace ApecCard.Applications.Tests.Subscriptions.Webhooks;

/// <summary>No webhook leads into our own network, however it is written.</summary>
public class WebhookAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.0.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")] // where clouds tell their machines' secrets
    [InlineData("100.64.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd12:3456::1]")]
    [InlineData("[ff02::1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[2001:db8::1]")]
    [InlineData("localhost")]
    public async Task What_is_not_public_is_refused(string host)
    {
        Assert.Empty(await Addresses().OfAsync(host, isTls: true, default));
        Assert.Empty(await Addresses().OfAsync(host, isTls: false, default));
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("[2606:4700::1111]")]
    [InlineData("[::ffff:8.8.8.8]")]
    public async Task What_is_public_is_reached_over_tls_only(string host)
    {
        Assert.Single(await Addresses().OfAsync(host, isTls: true, default));
        Assert.Empty(await Addresses().OfAsync(host, isTls: false, default));
    }

    [Fact]
    public async Task What_is_allowed_by_configuration_is_reached_and_nothing_beside_it()
    {
        var some = Addresses("10.20.0.0/16", "::1/128");
        Assert.Single(await some.OfAsync("10.20.30.40", isTls: false, default));
        Assert.Single(await some.OfAsync("[::1]", isTls: false, default));
        Assert.Empty(await some.OfAsync("10.21.0.1", isTls: true, default));
        Assert.Empty(await some.OfAsync("127.0.0.1", isTls: true, default));
    }

    private static WebhookAddresses Addresses(params string[] allowed) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(allowed.ToDictionary(
            network => $"Webhooks:Allowed:{Array.IndexOf(allowed, network)}", network => (string?)network))
        .Build());
}
