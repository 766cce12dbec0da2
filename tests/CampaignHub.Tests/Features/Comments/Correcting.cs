using System.Net;
using CampaignHub.Features.Comments;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Comments;

/// <summary>Notes on people: dated, of a named author, who corrects them; and gone when they are taken out.</summary>
public sealed class Correcting
{
    [Fact]
    public async Task A_note_on_a_stakeholder_names_its_author_and_day_and_says_that_the_person_may_read_it()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        Assert.Contains("Write as if the person will read it", visitor.Text, StringComparison.Ordinal);

        await visitor.SubmitAsync("form[action*='/comments/stakeholder/']", ("Text", "Prefers a call before noon"));
        await visitor.FollowAsync();
        Assert.Contains("Prefers a call before noon", visitor.Page.QuerySelector("article.comment")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("7 February 2023", visitor.Page.QuerySelector("article.comment")!.TextContent, StringComparison.Ordinal);

        await visitor.OpenAsync(visitor.Page.QuerySelector("article.comment a[href*='/comments/']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("#reword", ("Text", "Prefers a mail"));
        await visitor.FollowAsync();
        Assert.Contains("Prefers a mail", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("corrected on 7 February 2023", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "noon",
            string.Concat(await hub.DbAsync(db => db.Journal.Select(entry => entry.Changes).ToListAsync())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_corrects_what_another_wrote_and_only_a_coordinator_takes_it_out()
    {
        await using var hub = new HubFactory();
        var stakeholder = await StakeholderDesk.PutAsync(hub, "Dupré");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{StakeholderDesk.Path}/{stakeholder.Id}");
        await visitor.SubmitAsync("form[action*='/comments/stakeholder/']", ("Text", "Hearsay"));
        await visitor.FollowAsync();
        var address = visitor.Page.QuerySelector("article.comment a[href*='/comments/']")!.GetAttribute("href")!;
        await visitor.OpenAsync(address);
        using var other = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator, "coordinator@example.org");

        await other.OpenAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        using var program = await hub.ProgramAsync();
        var id = address[(address.LastIndexOf('/') + 1)..];
        var refused = await program.SendAsync(HttpMethod.Patch, $"comments/{id}", new { text = "Mine now" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Hearsay", await hub.DbAsync(db => db.Set<Comment>().Select(comment => comment.Text).SingleAsync()));

        await coordinator.OpenAsync(address);
        Assert.Null(coordinator.Page.QuerySelector("#reword"));
        await coordinator.SubmitAsync("#removal");
        Assert.Equal(0, await hub.DbAsync(db => db.WithTrash<Comment>().CountAsync()));
    }
}
