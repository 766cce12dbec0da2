using System.Net;
using CampaignHub.Platform.Outbound;

namespace CampaignHub.Tests.Platform.Outbound;

/// <summary>What somebody types never takes the hub into a private network.</summary>
public sealed class AskingOutside
{
    private static OutboundHttp Http(string allowed) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("CampaignHub:Outbound:Allowed", allowed)]).Build());

    private static async Task<string> FaultAsync(OutboundHttp http, string address) =>
        (
            await Assert.ThrowsAsync<OutboundException>(() => http.GetAsync(address, most: 1000, TestContext.Current.CancellationToken))
        ).Message;

    // The registries of IANA: special-purpose IPv4 and IPv6 addresses.
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("9.9.9.9", true)]
    [InlineData("193.0.6.139", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:9.9.9.9", true)]
    public void An_address_is_out_on_the_Internet_or_it_is_not(string address, bool isOutside) =>
        Assert.Equal(isOutside, PublicInternet.Has(IPAddress.Parse(address)));

    [Fact]
    public async Task A_server_of_the_own_network_is_not_asked_by_number_by_name_or_by_redirection()
    {
        await using var site = await TestSite.StartAsync();
        await using var inside = await TestSite.StartAsync();
        site.Put("/", "secret");
        inside.Put("/", "secret");
        site.Redirects["/away"] = $"{inside.Url}/";
        using var strict = Http("");
        using var lax = Http($"127.0.0.1:{site.Port}");

        Assert.Equal(OutboundException.Inside, await FaultAsync(strict, $"{site.Url}/"));
        Assert.Equal(OutboundException.Inside, await FaultAsync(strict, $"http://localhost:{site.Port}/"));
        Assert.Equal(OutboundException.Inside, await FaultAsync(strict, $"http://[::ffff:127.0.0.1]:{site.Port}/"));
        Assert.Equal(OutboundException.Inside, await FaultAsync(strict, $"http://2130706433:{site.Port}/"));
        Assert.Empty(site.Requests);
        Assert.Equal("secret"u8.ToArray(), (await lax.GetAsync($"{site.Url}/", 1000, TestContext.Current.CancellationToken)).Bytes);
        Assert.Equal(OutboundException.Inside, await FaultAsync(lax, $"{site.Url}/away"));
        Assert.Empty(inside.Requests);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    [InlineData("http://user:word@example.org/")]
    [InlineData("//example.org/")]
    [InlineData("")]
    public async Task What_is_no_web_address_is_not_asked(string address)
    {
        using var http = Http("");

        Assert.Equal(OutboundException.NoAddress, await FaultAsync(http, address));
    }

    [Fact]
    public async Task Too_much_an_error_and_a_circle_are_each_told()
    {
        await using var site = await TestSite.StartAsync();
        site.Put("/large", new string('x', 1001));
        site.Put("/gone", "", status: 410);
        site.Redirects["/round"] = "/round";
        using var http = Http($"127.0.0.1:{site.Port}");

        Assert.Equal(OutboundException.TooLarge, await FaultAsync(http, $"{site.Url}/large"));
        Assert.Equal(OutboundException.Refused, await FaultAsync(http, $"{site.Url}/gone"));
        Assert.Equal(OutboundException.Around, await FaultAsync(http, $"{site.Url}/round"));
    }
}
