using System.Net;

namespace CampaignHub.Tests.Features.PublicSite;

public sealed class ByProgram
{
    [Theory]
    [InlineData("pages", "/pages/about")]
    [InlineData("news", "/news/about")]
    public async Task A_program_writes_changes_publishes_and_withdraws(string kind, string address)
    {
        // The slug that is taken breaks a unique index, which EF Core logs before the deed catches it.
        await using var hub = new HubFactory()
            .Expecting("Failed executing DbCommand")
            .Expecting("An exception occurred in the database while saving changes");
        using var program = await hub.ProgramAsync();
        using var reader = Visitor.At(hub);

        var made = await program.SendAsync(
            HttpMethod.Post,
            kind,
            new
            {
                title = "About",
                slug = "about",
                body = "# Who we are",
            }
        );
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(address, made.Text("address"));
        var one = $"{kind}/{made.Text("id")}";
        await reader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);

        await program.SendAsync(HttpMethod.Patch, one, new { title = "About us" });
        await program.SendAsync(HttpMethod.Put, $"{one}/publication", new { });
        await reader.OpenAsync(address);
        Assert.Contains("About us", reader.Text, StringComparison.Ordinal);
        Assert.Equal("Who we are", reader.Page.QuerySelector("main h2")?.TextContent);
        var other = kind == "pages" ? "news" : "pages";
        Assert.Equal(HttpStatusCode.NotFound, (await program.SendAsync(HttpMethod.Get, $"{other}/{made.Text("id")}")).Status);
        Assert.Equal(1, (await program.SendAsync(HttpMethod.Get, kind)).Json.GetProperty("items").GetArrayLength());

        await program.SendAsync(HttpMethod.Delete, $"{one}/publication");
        hub.Clock.Advance(TimeSpan.FromSeconds(2));
        await reader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        var twice = await program.SendAsync(HttpMethod.Post, kind, new { title = "Again", slug = "about" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
    }
}
