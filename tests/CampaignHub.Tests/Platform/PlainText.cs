using CampaignHub.Platform.Language;

namespace CampaignHub.Tests.Platform;

[Once]
public sealed class PlainText
{
    [Theory]
    [InlineData("Its source code **was asked for**.", "Its source code was asked for.")]
    [InlineData("*Slowly* and __surely__, 2 * 3 * 4", "Slowly and surely, 2 * 3 * 4")]
    [InlineData("## Why\n\n- one\n- **two**", "Why\n\n- one\n- two")]
    [InlineData("See [the report](https://example.org/a_b_c.pdf).", "See the report (https://example.org/a_b_c.pdf).")]
    [InlineData("[https://example.org](https://example.org)", "https://example.org")]
    [InlineData("press_office@example.org and a_b_c", "press_office@example.org and a_b_c")]
    [InlineData(@"1\. not a list, \*no mark\*", "1. not a list, *no mark*")]
    public void A_mail_without_HTML_shows_no_marks(string markdown, string expected) => Assert.Equal(expected, PlainMarkdown.Of(markdown));
}
