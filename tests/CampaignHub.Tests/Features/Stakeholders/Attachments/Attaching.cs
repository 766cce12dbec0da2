using System.Net;
using CampaignHub.Features.Media;
using CampaignHub.Features.Stakeholders.Attachments;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Attachments;

/// <summary>Files that are kept with a stakeholder.</summary>
public sealed class Attaching
{
    [Fact]
    public async Task A_file_is_brought_listed_downloaded_told_by_the_library_and_taken_away()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}/files");
        await visitor.UploadAsync("#bring", "chosen", "portrait.txt", Sample.Png());
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.FollowAsync();
        var link = visitor.Page.QuerySelector("a[href*='/attachments/']")!;
        // Its type is read from its content, whatever its name says.
        Assert.Equal("portrait.png", link.TextContent.Trim());
        Assert.Contains("7 February 2023", link.ParentElement!.TextContent, StringComparison.Ordinal);
        using var content = await visitor.Client.GetAsync(
            new Uri(link.GetAttribute("href")!, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal("image/png", content.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", content.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(Sample.Png(), await content.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var file = await hub.DbAsync(db => db.Set<MediaFile>().SingleAsync());
        await visitor.OpenAsync($"/admin/campaigns/test/media/{file.Id}");
        Assert.NotNull(visitor.Page.QuerySelector($"a[href$='/stakeholders/{stakeholder.Id}']"));

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        await visitor.SubmitAsync("form[action*='/files?handler=Removal']");
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Attachment>().CountAsync()));
        Assert.NotNull(await hub.DbAsync(db => db.WithTrash<MediaFile>().Select(each => each.TrashedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_file_of_the_library_is_pointed_at_and_stays_there_when_it_is_taken_away()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync("/admin/campaigns/test/media/upload");
        await visitor.UploadAsync("form[enctype]", "Files", "photo.png", Sample.Png());

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}/files");
        await visitor.SubmitAsync("#point");
        await visitor.FollowAsync();
        Assert.Contains("photo.png", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*='/files?handler=Removal']");

        Assert.Equal(0, await hub.DbAsync(db => db.Set<Attachment>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<MediaFile>().CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_see_the_map_and_who_is_of_another_campaign_gets_no_file()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}/files");
        await visitor.UploadAsync("#bring", "chosen", "letter.txt", Sample.Text("Dear madam"));
        var id = await hub.DbAsync(db => db.Set<Attachment>().Select(each => each.Id).SingleAsync());
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");
        using var administrator = await Visitor.SignInAsync(hub, hub.Administrator.Email!);

        await keeper.OpenAsync($"{StakeholderDesk.Path}/attachments/{id}/content");
        Assert.NotEqual(HttpStatusCode.OK, keeper.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/stakeholders/attachments/{id}/content");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/stakeholders/{stakeholder.Id}/files");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task A_program_attaches_lists_and_removes_a_file()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var program = await hub.ProgramAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent($"{stakeholder.Id}"), "stakeholder" },
            { new ByteArrayContent(Sample.Text("Dear madam")), "file", "letter.txt" },
        };

        using var made = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/attachments/upload", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var listed = Assert.Single(
            (await program.SendAsync(HttpMethod.Get, $"attachments?stakeholder={stakeholder.Id}")).Json.EnumerateArray()
        );
        Assert.Equal("letter.txt", listed.GetProperty("name").GetString());
        Assert.Equal("Ada", listed.GetProperty("by").GetString());

        var gone = await program.SendAsync(HttpMethod.Delete, $"attachments/{listed.GetProperty("id").GetGuid()}");
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
        Assert.Empty((await program.SendAsync(HttpMethod.Get, $"attachments?stakeholder={stakeholder.Id}")).Json.EnumerateArray());
    }
}
