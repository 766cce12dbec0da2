using System.Net;

namespace CampaignHub.Tests.Platform.Web;

[Once]
public sealed class AskingForHeads
{
    [Theory]
    [InlineData("/")]
    [InlineData("/news")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/theme/colours.css")]
    [InlineData("/nowhere")]
    [InlineData("/admin/campaigns/test")]
    public async Task Who_asks_for_the_head_of_a_page_is_answered_as_who_reads_it(string path)
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();

        using var read = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        using var head = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(read.StatusCode, head.StatusCode);
        Assert.Equal(read.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(path.StartsWith("/admin", StringComparison.Ordinal) ? HttpStatusCode.Redirect : read.StatusCode, head.StatusCode);
        Assert.NotEqual(path == "/" ? HttpStatusCode.Redirect : HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }
}
