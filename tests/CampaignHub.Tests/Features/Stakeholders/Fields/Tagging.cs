using System.Net;
using System.Text;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Fields;

/// <summary>Short words that the campaign files its stakeholders under.</summary>
public sealed class Tagging
{
    [Fact]
    public async Task Tags_are_typed_shown_found_and_taken_off_and_one_spelling_is_enough()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var (dupre, _) = (await StakeholderDesk.PutAsync(hub, "Dupré"), await StakeholderDesk.PutAsync(hub, "Martin"));

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{dupre.Id}");
        await visitor.SubmitAsync("#add-tags", ("tags", "Élus locaux, presse, elus LOCAUX"));
        await visitor.FollowAsync();

        Assert.Equal(["Élus locaux", "presse"], await FieldDesk.TagsAsync(hub, dupre.Id));
        var badge = visitor.Page.QuerySelector("#tags a.badge")!;
        Assert.Equal("Élus locaux", badge.TextContent.Trim());
        await visitor.OpenAsync(badge.GetAttribute("href")!);
        Assert.Contains("1 stakeholder ", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Élus locaux", visitor.Page.QuerySelector("#tag option[selected]")?.GetAttribute("value"));
        await visitor.OpenAsync($"{StakeholderDesk.Path}?q=elus");
        Assert.Contains("1 stakeholder ", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync("/admin/campaigns/test/search?q=elus%20locaux");
        Assert.Contains("Dupré", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{dupre.Id}");
        await visitor.SubmitAsync("#tags form[action*=Untag]");
        Assert.Equal(["presse"], await FieldDesk.TagsAsync(hub, dupre.Id));
    }

    [Fact]
    public async Task The_chosen_ones_are_tagged_and_untagged_together_and_the_list_stays_as_it_was()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var (dupre, martin) = (await StakeholderDesk.PutAsync(hub, "Dupré"), await StakeholderDesk.PutAsync(hub, "Martin"));
        var path = $"{StakeholderDesk.Path}?class=Relay";

        await PressAsync(visitor, path, "off=false", ("chosen", $"{dupre.Id}"), ("chosen", $"{martin.Id}"), ("tags", "Audition"));
        Assert.Equal("?class=Relay", new Uri(new Uri("https://localhost"), visitor.Location!).Query);
        Assert.Equal(["Audition"], await FieldDesk.TagsAsync(hub, martin.Id));

        await PressAsync(visitor, path, "off=true", ("chosen", $"{martin.Id}"), ("tags", "audition"));
        Assert.Equal(["Audition"], await FieldDesk.TagsAsync(hub, dupre.Id));
        Assert.Empty(await FieldDesk.TagsAsync(hub, martin.Id));
    }

    [Fact]
    public async Task A_long_list_is_turned_page_by_page_within_a_tag()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var lines = Enumerable.Range(0, StakeholderList.PageSize + 2).Select(at => $"Dupré;{at:000};{(at == 7 ? "" : "Presse")}");
        await ImportDesk.ImportAsync(visitor, Encoding.UTF8.GetBytes($"Nom;Prénom;Tags\n{string.Join('\n', lines)}\n"));

        await visitor.OpenAsync($"{StakeholderDesk.Path}?tag=presse&page=2");

        var rows = visitor.Page.QuerySelectorAll("#choose tbody tr");
        Assert.Contains("051 Dupré", Assert.Single(rows).TextContent, StringComparison.Ordinal);
        Assert.Equal("Presse", rows[0].QuerySelector("a.badge")?.TextContent.Trim());
        Assert.Contains("tag=presse", visitor.Page.QuerySelector("a[rel=prev]")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_is_too_long_is_refused_and_a_correspondent_tags_only_their_own()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var dupre = await StakeholderDesk.PutAsync(hub, "Dupré");

        await visitor.OpenAsync($"{StakeholderDesk.Path}/{dupre.Id}");
        await visitor.SubmitAsync("#add-tags", ("tags", new string('x', ActorTag.MaxLength + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("A tag is a short word", visitor.Text, StringComparison.Ordinal);

        using var correspondent = await hub.VisitorAsync(CampaignRole.Correspondent, "local@example.org");
        await correspondent.OpenAsync($"{StakeholderDesk.Path}/{dupre.Id}");
        Assert.Null(correspondent.Page.QuerySelector("#add-tags"));
        await PressAsync(correspondent, StakeholderDesk.Path, "off=false", ("chosen", $"{dupre.Id}"), ("tags", "Audition"));

        Assert.Equal(0, await hub.DbAsync(db => db.Set<ActorTag>().CountAsync()));
    }

    private static async Task PressAsync(Visitor visitor, string path, string button, params (string, string)[] fields)
    {
        await visitor.OpenAsync(path);
        var address = visitor.Page.QuerySelector($"#choose button[formaction*='{button}']")!.GetAttribute("formaction")!;
        visitor.Page.QuerySelector("#choose")!.SetAttribute("action", address);
        await visitor.SubmitAsync("#choose", fields);
    }
}
