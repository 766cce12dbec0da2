using System.Net;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Media;
using CampaignHub.Features.Operations;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Commitments;
using CampaignHub.Tests.Features.Meetings;
using CampaignHub.Tests.Features.Planning;
using CampaignHub.Tests.Features.Stakeholders;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Attachments;

/// <summary>Files that are kept with a record.</summary>
public sealed class Attaching
{
    [Fact]
    public async Task A_file_is_brought_listed_downloaded_told_by_the_library_and_taken_away()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"/admin/campaigns/test/files/stakeholder/{stakeholder.Id}");
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
        await visitor.SubmitAsync("form[action*='handler=Removal'][action*='/files/']");
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

        await visitor.OpenAsync($"/admin/campaigns/test/files/stakeholder/{stakeholder.Id}");
        await visitor.SubmitAsync("#point");
        await visitor.FollowAsync();
        Assert.Contains("photo.png", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action*='handler=Removal'][action*='/files/']");

        Assert.Equal(0, await hub.DbAsync(db => db.Set<Attachment>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<MediaFile>().CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_see_the_map_and_who_is_of_another_campaign_gets_no_file()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"/admin/campaigns/test/files/stakeholder/{stakeholder.Id}");
        await visitor.UploadAsync("#bring", "chosen", "letter.txt", Sample.Text("Dear madam"));
        var id = await hub.DbAsync(db => db.Set<Attachment>().Select(each => each.Id).SingleAsync());
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");
        using var administrator = await Visitor.SignInAsync(hub, hub.Administrator.Email!);

        await keeper.OpenAsync($"/admin/campaigns/test/attachments/{id}/content");
        Assert.NotEqual(HttpStatusCode.OK, keeper.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/attachments/{id}/content");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/files/stakeholder/{stakeholder.Id}");
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
            { new StringContent("stakeholder"), "kind" },
            { new StringContent($"{stakeholder.Id}"), "subject" },
            { new ByteArrayContent(Sample.Text("Dear madam")), "file", "letter.txt" },
        };

        using var made = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/attachments/upload", UriKind.Relative),
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var listed = Assert.Single(
            (await program.SendAsync(HttpMethod.Get, $"attachments?kind=stakeholder&subject={stakeholder.Id}")).Json.EnumerateArray()
        );
        Assert.Equal("letter.txt", listed.GetProperty("name").GetString());
        Assert.Equal("Ada", listed.GetProperty("by").GetString());

        var gone = await program.SendAsync(HttpMethod.Delete, $"attachments/{listed.GetProperty("id").GetGuid()}");
        Assert.Equal(HttpStatusCode.NoContent, gone.Status);
        Assert.Empty(
            (await program.SendAsync(HttpMethod.Get, $"attachments?kind=stakeholder&subject={stakeholder.Id}")).Json.EnumerateArray()
        );
    }

    [Theory]
    [InlineData("task")]
    [InlineData("meeting")]
    [InlineData("demand")]
    [InlineData("commitment")]
    public async Task The_page_of_a_record_takes_a_file_and_lists_it(string kind)
    {
        await using var hub = new HubFactory();
        var (id, page) = await RecordAsync(hub, kind);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");

        await visitor.OpenAsync(page);
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='/files/']")!.GetAttribute("href")!);
        await visitor.UploadAsync("#bring", "chosen", "draft.txt", Sample.Text("First draft"));
        Assert.EndsWith($"{page}#files", visitor.Location!.OriginalString, StringComparison.Ordinal);
        await reader.OpenAsync(page);

        Assert.Equal("draft.txt", reader.Page.QuerySelector("a[href*='/attachments/']")!.TextContent.Trim());
        Assert.Null(reader.Page.QuerySelector("a[href*='/files/'], form[action*='/files/']"));
        Assert.Equal($"{kind}s/draft.txt", await hub.DbAsync(db => db.Set<MediaFile>().Select(each => each.Path).SingleAsync()));
        Assert.Equal(
            (kind, id),
            await hub.DbAsync(db =>
                db.Set<Attachment>().Select(each => new ValueTuple<string, Guid>(each.SubjectKind, each.SubjectId)).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Whoever_may_not_change_a_record_keeps_no_file_with_it()
    {
        await using var hub = new HubFactory();
        var (id, _) = await RecordAsync(hub, "task");
        using var program = await hub.ProgramAsync(CampaignRole.Reader);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        using var correspondent = await hub.VisitorAsync(CampaignRole.Correspondent, "far@example.org");

        foreach (var visitor in new[] { reader, correspondent })
        {
            await visitor.OpenAsync($"/admin/campaigns/test/files/task/{id}");
            Assert.Null(visitor.Page.QuerySelector("#bring, #point"));
        }

        var refused = await program.SendAsync(
            HttpMethod.Post,
            "attachments",
            new
            {
                kind = "task",
                subject = id,
                file = Guid.Empty,
            }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "forbidden"), (refused.Status, refused.Text("code")));

        // No files are kept with an anchor, nor with what is no kind at all.
        await reader.OpenAsync($"/admin/campaigns/test/files/anchor/{id}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task What_was_kept_with_a_task_goes_with_it_when_the_trash_is_emptied()
    {
        await using var hub = new HubFactory();
        var (id, page) = await RecordAsync(hub, "task");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"/admin/campaigns/test/files/task/{id}");
        await visitor.UploadAsync("#bring", "chosen", "draft.txt", Sample.Text("First draft"));
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("form[action*='/comments/']", ("Text", "Three pages at most"));
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("form[action*='handler=Removal'][data-confirm^='Remove the task']");

        await EmptyAsync(hub);
        Assert.Equal((1, 1), await KeptAsync(hub));
        hub.Clock.Advance(TimeSpan.FromDays(31));
        await EmptyAsync(hub);

        Assert.Equal((0, 0), await KeptAsync(hub));
        Assert.Equal(0, await hub.DbAsync(db => db.WithTrash<MediaFile>().CountAsync()));
    }

    private static Task<(int Files, int Comments)> KeptAsync(HubFactory hub) =>
        hub.DbAsync(async db => (await db.Set<Attachment>().CountAsync(), await db.Set<Comment>().CountAsync()));

    private static Task<int> EmptyAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<TrashBin>().EmptyAsync(TestContext.Current.CancellationToken);
            return 0;
        });

    /// <returns>A record of the kind, and its page.</returns>
    private static async Task<(Guid Id, string Page)> RecordAsync(HubFactory hub, string kind)
    {
        if (kind == "task")
        {
            using var program = await hub.ProgramAsync();
            var task = Guid.Parse(await program.TaskAsync(new { title = "Print the leaflets", durationDays = 1 }));
            return (task, $"/admin/campaigns/test/plan/{task}");
        }

        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator, "writes@example.org");
        switch (kind)
        {
            case "meeting":
                var meeting = await MeetingDesk.MeetAsync(coordinator, "2023-03-01");
                return (meeting, $"{MeetingDesk.Path}/{meeting}");
            case "demand":
                var demand = await MeetingDesk.DemandAsync(hub, "Publish the figures");
                return (demand, $"/admin/campaigns/test/demands/{demand}");
            default:
                var commitment = await (await Ledger.OpenAsync(hub)).RecordAsync(coordinator);
                return (commitment, $"/admin/campaigns/test/commitments/{commitment}");
        }
    }
}
