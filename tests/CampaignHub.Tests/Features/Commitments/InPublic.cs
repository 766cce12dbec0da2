using System.Net;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class InPublic
{
    [Fact]
    public async Task The_public_reads_published_ones_only_and_no_evidence()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var id = await ledger.RecordAsync(visitor, "2023-02-01");
        await ledger.RecordAsync(visitor, words: "Between ourselves.");
        await Ledger.ClimbAsync(visitor, id, "Minuted", "2023-01-19", "The minutes, page 3");
        var slug = (await Ledger.ReadAsync(hub, id)).Slug;
        using var public1 = Visitor.At(hub);
        await public1.OpenAsync($"/commitments/{slug}");
        Assert.Equal(HttpStatusCode.NotFound, public1.Status);

        await visitor.OpenAsync($"{Ledger.Path}/{id}/publication");
        await visitor.SubmitAsync("#publish", ("Summary", "Nobody loses their income overnight."));

        await public1.OpenAsync($"/commitments/{slug}");
        Assert.Equal((HttpStatusCode.OK, Ledger.Words), (public1.Status, public1.Page.QuerySelector("h1")!.TextContent));
        Assert.Contains("Director Duval, Director general", public1.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody loses their income overnight.", public1.Text, StringComparison.Ordinal);
        Assert.Contains("Overdue", public1.Text, StringComparison.Ordinal);
        Assert.Equal("Minuted – reached", public1.Page.QuerySelector("[aria-current='step']")!.TextContent.Trim());
        Assert.DoesNotContain("page 3", public1.Text, StringComparison.Ordinal);
        await public1.OpenAsync("/commitments");
        Assert.Contains(Ledger.Words, public1.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Between ourselves", public1.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_off_the_site_or_put_in_the_trash_is_gone()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var taken = await ledger.RecordAsync(visitor, words: "Taken off.");
        var trashed = await ledger.RecordAsync(visitor, words: "Put in the trash.");
        await program.SendAsync(HttpMethod.Put, $"commitments/{taken}/publication", new { });
        await program.SendAsync(HttpMethod.Put, $"commitments/{trashed}/publication", new { });
        await visitor.OpenAsync("/commitments");
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".promises > li").Length);

        await visitor.OpenAsync($"{Ledger.Path}/{taken}/publication");
        await visitor.SubmitAsync("#withdrawal");
        await visitor.OpenAsync($"{Ledger.Path}/{trashed}");
        await visitor.SubmitAsync("form[action*=Removal]");

        await visitor.OpenAsync("/commitments");
        Assert.Empty(visitor.Page.QuerySelectorAll(".promises > li"));
        await visitor.OpenAsync("/commitments/put-in-the-trash");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task A_campaign_that_is_not_public_shows_none()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);
        await program.SendAsync(HttpMethod.Put, $"commitments/{id}/publication", new { });
        await hub.DbAsync(async db =>
        {
            db.Campaigns.Single().IsPublic = false;
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync("/commitments");

        Assert.DoesNotContain(Ledger.Words, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_commitments_of_the_same_words_have_two_addresses()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        var first = await ledger.RecordAsync(visitor, words: "Déjà promis !");
        var second = await ledger.RecordAsync(visitor, words: "Déjà promis !");

        Assert.Equal(
            ("deja-promis", "deja-promis-2"),
            ((await Ledger.ReadAsync(hub, first)).Slug, (await Ledger.ReadAsync(hub, second)).Slug)
        );
    }
}
