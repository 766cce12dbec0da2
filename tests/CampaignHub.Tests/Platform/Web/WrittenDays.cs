using CampaignHub.Platform.Web;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>Days in a text that a workflow put together.</summary>
[Once]
public sealed class WrittenDays
{
    [Theory]
    [InlineData("Attendue le 2023-01-17.", "fr", "Attendue le 17 janvier 2023.")]
    [InlineData("Du 2023-02-01 au 2023-02-03", "fr", "Du 1er février 2023 au 3 février 2023")]
    [InlineData("By 2023-01-17, at last", "en", "By 17 January 2023, at last")]
    [InlineData("https://hub.example/map?on=2023-01-17", "en", "https://hub.example/map?on=2023-01-17")]
    [InlineData("2023-01-17T09:00:00Z and 2023-13-45", "en", "2023-01-17T09:00:00Z and 2023-13-45")]
    public void They_are_written_out_for_the_reader_but_in_addresses(string text, string language, string written) =>
        Assert.Equal(written, Days.Written(text, language));
}
