using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

public sealed class Keeping
{
    [Fact]
    public async Task A_person_holds_a_post_and_the_list_says_so()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var body = await NewAsync(visitor, "Organisation", "Cnaf");
        await visitor.SubmitAsync("form[action*='handler=Post']", ("Title", "Directrice générale"));
        var person = await NewAsync(visitor, "Person", "Dupont");
        var post = await hub.DbAsync(db => db.Set<Post>().SingleAsync(each => each.OrganisationId == body));

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("form[action*='handler=Mandate']", ("PostId", $"{post.Id}"), ("From", "2022-01-01"));

        await visitor.OpenAsync("/admin/campaigns/test/directory?q=dupont");
        Assert.Contains("Directrice générale, Cnaf", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mandate_that_ends_before_it_begins_is_refused_and_nothing_is_kept()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var body = await NewAsync(visitor, "Organisation", "Cnaf");
        await visitor.SubmitAsync("form[action*='handler=Post']", ("Title", "Directrice générale"));
        var person = await NewAsync(visitor, "Person", "Dupont");
        var post = await hub.DbAsync(db => db.Set<Post>().SingleAsync(each => each.OrganisationId == body));
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");

        await visitor.SubmitAsync(
            "form[action*='handler=Mandate']",
            ("PostId", $"{post.Id}"),
            ("From", "2022-01-02"),
            ("Until", "2022-01-01")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("ends before it begins", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Mandate>().CountAsync()));
    }

    [Fact]
    public async Task A_tie_to_oneself_and_a_tie_without_source_are_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var other = await NewAsync(visitor, "Person", "Autre");
        var person = await NewAsync(visitor, "Person", "Dupont");

        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", $"{person}"), ("TieForm.Source", "demo"));
        Assert.Contains("no tie to itself", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", $"{other}"), ("TieForm.Source", ""));

        Assert.Contains("needs its source", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_detail_names_its_source_and_its_value_stays_out_of_the_journal()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await NewAsync(visitor, "Person", "Dupont");

        await visitor.SubmitAsync("#add-contact", ("ContactForm.Value", "dupont@example.org"), ("ContactForm.Source", "Business card"));

        await visitor.FollowAsync();
        Assert.Contains("Source: Business card, 7 February 2023", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "dupont@",
            string.Concat(await hub.DbAsync(db => db.Journal.Select(entry => entry.Changes).ToListAsync())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_tie_that_ended_stays_as_history()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var other = await NewAsync(visitor, "Person", "Autre");
        var person = await NewAsync(visitor, "Person", "Dupont");
        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", $"{other}"), ("TieForm.Type", "Advises"), ("TieForm.Source", "Le Monde"));
        await visitor.FollowAsync();

        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='/directory/ties/']")!.GetAttribute("href")!);
        Assert.Contains("Dupont advises Autre", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("form[data-guard]", ("Until", "2023-01-31"), ("Source", "Le Monde"));

        await visitor.FollowAsync();
        Assert.Equal($"/admin/campaigns/test/directory/{person}", new Uri(visitor.Page.DocumentUri).AbsolutePath);
        Assert.Contains("until 31 January 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2023, 1, 31), await hub.DbAsync(db => db.Set<Tie>().Select(tie => tie.Until).SingleAsync()));
    }

    [Fact]
    public async Task A_contact_detail_is_corrected_and_a_wrong_one_is_taken_out_for_good()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await NewAsync(visitor, "Person", "Dupont");
        await visitor.SubmitAsync("#add-contact", ("ContactForm.Value", "dupont@example.org"), ("ContactForm.Source", "Card"));
        await visitor.FollowAsync();
        var address = visitor.Page.QuerySelector("a[href*='/directory/contacts/']")!.GetAttribute("href")!;

        await visitor.OpenAsync(address);
        await visitor.SubmitAsync("form[data-guard]", ("Value", "d.dupont@example.org"), ("IsValid", "false"));
        await visitor.FollowAsync();
        Assert.Contains("d.dupont@example.org (not valid any more)", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(address);
        await visitor.SubmitAsync("form[action*='handler=Removal']");

        Assert.Equal(0, await hub.DbAsync(db => db.WithTrash<ContactDetail>().CountAsync()));
    }

    [Fact]
    public async Task A_correspondent_corrects_no_tie_of_somebody_else()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var other = await NewAsync(visitor, "Person", "Autre");
        await NewAsync(visitor, "Person", "Dupont");
        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", $"{other}"), ("TieForm.Source", "Le Monde"));
        var tie = await hub.DbAsync(db => db.Set<Tie>().SingleAsync());
        using var correspondent = await hub.VisitorAsync(CampaignRole.Correspondent, "local@example.org");

        await correspondent.OpenAsync($"/admin/campaigns/test/directory/ties/{tie.Id}?of={other}");
        await correspondent.SubmitAsync("form[action*='handler=Removal']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, correspondent.Status);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_and_nothing_is_kept()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var body = await NewAsync(visitor, "Organisation", "Cnaf");

        await visitor.SubmitAsync("form[action*='handler=Post']", ("Title", new string('x', Post.TitleMaxLength + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        await NewAsync(visitor, "Person", "Dupont");
        await visitor.SubmitAsync("form[action*='handler=Mandate']", ("PostId", $"{body}"));
        Assert.Contains("joins a person and a post", visitor.Text, StringComparison.Ordinal);
        await NewAsync(visitor, "Person", "Durand");
        await visitor.SubmitAsync("#add-tie", ("TieForm.ToId", $"{Guid.Empty}"), ("TieForm.Source", "demo"));
        Assert.Contains("one of these is not there", visitor.Text, StringComparison.Ordinal);

        Assert.Equal(0, await hub.DbAsync(async db => await db.Set<Mandate>().CountAsync() + await db.Set<Tie>().CountAsync()));
    }

    private static async Task<Guid> NewAsync(Visitor visitor, string kind, string name)
    {
        await visitor.OpenAsync("/admin/campaigns/test/directory/new");
        await visitor.SubmitAsync("form[data-guard]", ("Type", kind), ("Form.Name", name), ("Form.Source", "Le Monde"));
        var id = Guid.Parse(visitor.Location!.OriginalString.Split('/')[^1]);
        await visitor.FollowAsync();
        return id;
    }
}
