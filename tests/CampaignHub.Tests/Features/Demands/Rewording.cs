using System.Net;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Demands;

public sealed class Rewording
{
    [Fact]
    public async Task A_contributor_adds_a_demand_and_finds_it_without_accents()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync("/admin/campaigns/test/demands/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Title", "Fin des suspensions automatiques"),
            ("Text", "Aucun arrêt de droit sans échange contradictoire.")
        );
        await visitor.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.OpenAsync("/admin/campaigns/test/demands?q=ARRET+echange");

        Assert.Contains("1. Fin des suspensions automatiques", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/demands?q=introuvable");
        Assert.Contains("Nothing found", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_words_and_no_marks_of_markdown()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await AddAsync(hub, "Publish **all** algorithms.");

        await visitor.OpenAsync("/admin/campaigns/test/demands");

        Assert.Contains("Publish all algorithms.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_wording_leaves_the_earlier_one_as_it_was()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await AddAsync(hub, "Publish the algorithms.");

        await visitor.OpenAsync($"/admin/campaigns/test/demands/{id}/edit");
        await visitor.SubmitAsync("form[data-guard]", ("Text", "Publish the code and its weights."), ("Reason", "After the meeting"));
        await visitor.FollowAsync();

        Assert.Contains("Publish the algorithms.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Publish the code and its weights.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Why it was reworded: After the meeting", visitor.Text, StringComparison.Ordinal);
        var kept = await hub.DbAsync(db =>
            db.Set<DemandVersion>().OrderBy(version => version.Number).Select(version => version.Text).ToListAsync()
        );
        Assert.Equal(["Publish the algorithms.", "Publish the code and its weights."], kept);
        Assert.Equal(1, await hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == nameof(DemandReworded))));
        Assert.Contains(
            JournalAction.Changed,
            await hub.DbAsync(db => db.Journal.Where(entry => entry.RecordId == id).Select(entry => entry.Action).ToListAsync())
        );
    }

    [Fact]
    public async Task Two_people_who_reword_at_once_see_both_versions()
    {
        await using var hub = new HubFactory();
        using var first = await hub.VisitorAsync(CampaignRole.Contributor);
        using var second = await hub.VisitorAsync(CampaignRole.Contributor, "other@example.org");
        var id = await AddAsync(hub, "One.");
        await first.OpenAsync($"/admin/campaigns/test/demands/{id}/edit");
        await second.OpenAsync($"/admin/campaigns/test/demands/{id}/edit");
        await first.SubmitAsync("form[data-guard]", ("Title", "First title"), ("Text", "Two."));

        await second.SubmitAsync("form[data-guard]", ("Title", "Second title"), ("Text", "Three."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("First title", second.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody else changed this", second.Text, StringComparison.Ordinal);
        await second.SubmitAsync("form[data-guard]");
        Assert.Equal(HttpStatusCode.Redirect, second.Status);
        Assert.Equal("Second title", await hub.DbAsync(db => db.Set<Demand>().Select(demand => demand.Title).SingleAsync()));
    }

    [Fact]
    public async Task A_reader_may_read_and_not_reword()
    {
        await using var hub = new HubFactory();
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        var id = await AddAsync(hub, "One.");

        await reader.OpenAsync($"/admin/campaigns/test/demands/{id}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        await reader.OpenAsync($"/admin/campaigns/test/demands/{id}/edit");

        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
    }

    [Fact]
    public async Task A_demand_of_another_campaign_is_not_found()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync("/admin/campaigns/other/demands");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private static Task<Guid> AddAsync(HubFactory hub, string text) =>
        hub.InsideAsync(async services =>
            (await services.GetRequiredService<AddDemand>().ExecuteAsync("A title", text, TestContext.Current.CancellationToken)).Id
        );
}
