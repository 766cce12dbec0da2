using System.Net;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Directory.Rights;
using CampaignHub.Tests.Features.Stakeholders;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>Tags and files of somebody of the directory who stands on no map: the campaign's own, in the shared directory.</summary>
public sealed class TaggingActors
{
    private static readonly string[] Two = ["Presse", "Région"];

    [Fact]
    public async Task Somebody_on_no_map_is_tagged_found_by_the_tag_and_untagged()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        await RightsRoom.PersonAsync(hub, "Paul", "Blanc");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{RightsRoom.Root}/{roy.Id}");
        await visitor.SubmitAsync("#add-tags", ("tags", "Élue locale, Presse"));
        await visitor.FollowAsync();
        Assert.Equal(["Élue locale", "Presse"], visitor.Page.QuerySelectorAll("#tags .badge").Select(each => each.TextContent));

        await visitor.OpenAsync(visitor.Page.QuerySelector("#tags .badge")!.GetAttribute("href")!);
        Assert.Equal(["Jeanne Roy"], Names(visitor));
        await visitor.OpenAsync($"{RightsRoom.Root}?q=elue");
        Assert.Equal(["Jeanne Roy"], Names(visitor));
        await visitor.OpenAsync("/admin/campaigns/test/search?q=elue+roy");
        Assert.Equal($"{RightsRoom.Root}/{roy.Id}", visitor.Page.QuerySelector("main a[href*='/directory/']")?.GetAttribute("href"));

        await visitor.OpenAsync($"{RightsRoom.Root}/{roy.Id}");
        await visitor.SubmitAsync("form[action*='Untag']");
        await visitor.FollowAsync();
        Assert.Equal(["Presse"], visitor.Page.QuerySelectorAll("#tags .badge").Select(each => each.TextContent));
    }

    [Fact]
    public async Task Programs_keep_the_tags_of_an_actor_and_the_map_finds_who_comes_onto_it_by_them()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        using var program = await hub.ProgramAsync();

        var kept = await program.SendAsync(HttpMethod.Put, $"actors/{roy.Id}/tags", new { tags = Two });
        Assert.Equal(Two, kept.Json.GetProperty("tags").EnumerateArray().Select(each => each.GetString()));
        await program.SendAsync(HttpMethod.Post, "stakeholders", new { actor = roy.Id, @class = "relay" });
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync("/admin/campaigns/test/search?q=region");
        Assert.Contains(
            "/stakeholders/",
            visitor.Page.QuerySelector("main a[href*='/stakeholders/']")?.GetAttribute("href"),
            StringComparison.Ordinal
        );
        await visitor.OpenAsync($"{StakeholderDesk.Path}.csv");

        await program.SendAsync(HttpMethod.Put, $"actors/{roy.Id}/tags", new { tags = Array.Empty<string>() });
        await visitor.OpenAsync("/admin/campaigns/test/search?q=region");
        Assert.Null(visitor.Page.QuerySelector("main a[href*='/stakeholders/']"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await program.SendAsync(HttpMethod.Put, $"actors/{Guid.Empty}/tags", new { tags = Two })).Status
        );
    }

    [Fact]
    public async Task Neither_tags_nor_files_of_one_campaign_are_seen_in_another()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        using var visitor = await hub.AdministratorAsync();
        await KeepAsync(visitor, roy.Id);
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Another", Slug = "another" });
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"/admin/campaigns/another/directory/{roy.Id}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.DoesNotContain("Presse", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("portrait", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/another/directory?q=presse");
        Assert.Empty(Names(visitor));
        await visitor.OpenAsync("/admin/campaigns/another/search?q=presse");
        Assert.Null(visitor.Page.QuerySelector("main a[href*='/directory/']"));
        var attachment = await hub.DbAsync(db => db.Set<Attachment>().Select(each => each.Id).SingleAsync());
        await visitor.OpenAsync($"/admin/campaigns/another/attachments/{attachment}/content");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task Tags_and_files_are_handed_over_to_the_person_and_go_with_them()
    {
        await using var hub = new HubFactory();
        var roy = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await KeepAsync(visitor, roy.Id);

        await visitor.OpenAsync($"{RightsRoom.Root}/{roy.Id}/access?language=en");
        Assert.Contains("Tags", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Presse", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Files kept with the person", visitor.Text, StringComparison.Ordinal);

        await RightsRoom.EraseAsync(visitor, roy);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<ActorTag>().IgnoreQueryFilters().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Attachment>().IgnoreQueryFilters().CountAsync()));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<MediaFile>().IgnoreQueryFilters().CountAsync()));
    }

    private static async Task KeepAsync(Visitor visitor, Guid actor)
    {
        await visitor.OpenAsync($"{RightsRoom.Root}/{actor}");
        await visitor.SubmitAsync("#add-tags", ("tags", "Presse"));
        await visitor.OpenAsync($"/admin/campaigns/test/files/actor/{actor}");
        await visitor.UploadAsync("#bring", "chosen", "portrait.png", Sample.Png());
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.FollowAsync();
        Assert.Contains("portrait.png", visitor.Text, StringComparison.Ordinal);
    }

    private static string[] Names(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("#list tbody th a").Select(each => each.TextContent.Trim())];
}
