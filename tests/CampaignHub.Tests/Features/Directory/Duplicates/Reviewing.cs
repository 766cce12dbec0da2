using System.Net;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Tests.Features.Stakeholders;
using CampaignHub.Tests.Features.Stakeholders.Fields;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>Looking through the queue, merging, undoing: through the pages and the API.</summary>
public sealed class Reviewing
{
    private const string Queue = "/admin/campaigns/test/directory/duplicates";

    [Fact]
    public async Task A_near_match_waits_with_its_reason_and_becomes_one()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync(Queue);
        Assert.Contains("Nobody looked for duplicates yet", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#search");
        await visitor.FollowAsync();
        Assert.Contains("Initials of the first name, Same phone", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("1", visitor.Page.QuerySelector($".hub-link[href='{Queue}'] .badge")?.TextContent);

        await visitor.OpenAsync(visitor.Page.QuerySelector("#list a.btn-primary")!.GetAttribute("href")!);
        Assert.Equal("Other", visitor.Page.QuerySelector("input[name='Take[FirstName]'][checked]")?.GetAttribute("value"));
        await visitor.SubmitAsync("#merge", ("Take[Function]", "Other"));

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var one = await hub.DbAsync(db => db.Set<Actor>().Include(actor => actor.Contacts).SingleAsync());
        Assert.Equal((kept, "Jean-Pierre", "Préfet"), (one.Id, one.FirstName, one.Function));
        Assert.Single(one.Contacts);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{other}");
        Assert.Equal($"/admin/campaigns/test/directory/{kept}", visitor.Location?.OriginalString);
        await visitor.FollowAsync();
        Assert.Contains("Jean-Pierre Martin became part of this entry on 7 February 2023", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_told_apart_is_never_proposed_again_unless_somebody_takes_it_back()
    {
        await using var hub = new HubFactory();
        await PairAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync(Queue);
        await visitor.SubmitAsync("#search");
        await visitor.FollowAsync();

        await visitor.SubmitAsync("form[data-decision=NotTheSame]", ("decision", "NotTheSame"));
        await visitor.OpenAsync(Queue);
        await visitor.SubmitAsync("#search");
        await visitor.FollowAsync();
        Assert.Contains("No duplicates wait for you", visitor.Text, StringComparison.Ordinal);

        await visitor.OpenAsync($"{Queue}?state=NotTheSame");
        await visitor.SubmitAsync("form[data-decision=ToReview]", ("decision", "ToReview"));
        await visitor.OpenAsync(Queue);
        Assert.Contains("1 pair", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_picked_from_an_actors_page_and_the_merge_is_undone_from_the_history()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var before = await hub.DbAsync(db => Dump.OfAsync(db));

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}");
        await visitor.OpenAsync(visitor.Page.QuerySelector("a[href$='/merge']")!.GetAttribute("href")!);
        await visitor.OpenAsync(visitor.Page.QuerySelector($"a[href$='with={other}']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("#merge");
        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        await visitor.SubmitAsync("form[data-undo]");

        Assert.Equal($"/admin/campaigns/test/directory/{other}", visitor.Location?.OriginalString);
        var merge = await hub.DbAsync(db => db.Set<ActorMerge>().SingleAsync());
        var undone = await hub.DbAsync(db => Dump.OfAsync(db, merge.Id));
        Assert.Equal(before, undone);
        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        Assert.Contains("Undone on 7 February 2023", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_entries_of_one_name_are_told_apart_in_the_queue_and_in_the_history()
    {
        await using var hub = new HubFactory();
        var (kept, other) = (await AddAsync(hub, "Jean", "Martin"), await AddAsync(hub, "Jean", "Martin"));
        await hub.DbAsync(async db =>
        {
            foreach (var (actor, address) in new[] { (kept, "jean@kept.org"), (other, "jean@gone.org") })
            {
                var mail = new ContactDetail { ActorId = actor };
                mail.Describe(ContactKind.Email, address, "Card", new DateOnly(2023, 1, 1));
                db.Add(mail);
            }

            (await db.Set<Actor>().SingleAsync(actor => actor.Id == other)).Function = "Mayor";
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync(Queue);
        await visitor.SubmitAsync("#search");
        await visitor.FollowAsync();
        Assert.Contains("jean@kept.org", visitor.Page.QuerySelector($"[data-actor='{kept}']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Mayor · jean@gone.org",
            visitor.Page.QuerySelector($"[data-actor='{other}']")!.TextContent,
            StringComparison.Ordinal
        );
        await MergeAsync(visitor, kept, other);
        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");

        var row = visitor.Page.QuerySelector("tbody tr")!;
        var (gone, stays) = (row.QuerySelector("th")!.TextContent, row.QuerySelector("td")!.TextContent);
        Assert.Contains("Mayor · jean@gone.org · entry of 7 February 2023", gone, StringComparison.Ordinal);
        Assert.Contains("jean@kept.org", stays, StringComparison.Ordinal);
        Assert.DoesNotContain("gone", stays, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_values_of_a_field_the_one_that_was_chosen_stays_and_an_undo_brings_both_back()
    {
        await using var hub = new HubFactory();
        var (kept, other) = (await StakeholderDesk.PutAsync(hub, "Roy"), await StakeholderDesk.PutAsync(hub, "Leroy"));
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var party = await FieldDesk.AddAsync(hub, visitor, "Party", FieldKind.Text);
        var seat = await FieldDesk.AddAsync(hub, visitor, "Seat", FieldKind.Number);
        await FieldDesk.FillAsync(visitor, kept, (party, "Greens"), (seat, "12"));
        await FieldDesk.FillAsync(visitor, other, (party, "Reds"), (seat, "14"));

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept.ActorId}/merge?with={other.ActorId}");
        Assert.Equal("Kept", visitor.Page.QuerySelector($"[name='Take[field-{party.Id:N}]'][checked]")?.GetAttribute("value"));
        Assert.Contains("Greens Reds", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#merge", ($"Take[field-{party.Id:N}]", "Other"));

        Assert.Equal(["Party=Reds", "Seat=12"], await FieldDesk.KeptAsync(hub, kept));
        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        await visitor.SubmitAsync("form[data-undo]");
        Assert.Equal(["Party=Greens", "Seat=12"], await FieldDesk.KeptAsync(hub, kept));
        Assert.Equal(["Party=Reds", "Seat=14"], await FieldDesk.KeptAsync(hub, other));
    }

    [Theory]
    [InlineData(null, "Camille", "Lefèvre-Martin")]
    [InlineData("Kept", "Lefevre Martin", "Camille")]
    public async Task Swapped_names_are_chosen_as_a_pair(string? taken, string first, string last)
    {
        await using var hub = new HubFactory();
        var kept = await AddAsync(hub, "Lefevre Martin", "Camille");
        var other = await AddAsync(hub, "Camille", "Lefèvre-Martin");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}/merge?with={other}");
        Assert.Equal("Other", visitor.Page.QuerySelector("[name='Take[Names]'][checked]")?.GetAttribute("value"));
        Assert.Contains("Camille LEFÈVRE-MARTIN", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#merge", taken is null ? [] : [("Take[Names]", taken)]);

        var merged = await hub.DbAsync(db => db.Set<Actor>().SingleAsync());
        Assert.Equal((first, last), (merged.FirstName, merged.Name));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_and_is_listed()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await MergeAsync(visitor, kept, other);
        await hub.DbAsync(async db =>
        {
            (await db.Set<Actor>().SingleAsync()).FirstName = "Jean-Paul";
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        await visitor.SubmitAsync("form[data-undo]");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("1 × Actor", visitor.Page.QuerySelector("#left")?.TextContent, StringComparison.Ordinal);
        var names = await hub.DbAsync(db =>
            db.Set<Actor>().OrderBy(actor => actor.FirstName).Select(actor => actor.FirstName).ToListAsync()
        );
        Assert.Equal(["Jean-Paul", "Jean-Pierre"], names);
    }

    [Fact]
    public async Task A_merge_under_a_newer_one_is_undone_after_that_one_only()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        var third = await AddAsync(hub, "Jean-P.", "Martin");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await MergeAsync(visitor, kept, other);
        await MergeAsync(visitor, third, kept);

        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        var first = await hub.DbAsync(db => db.Set<ActorMerge>().OrderBy(merge => merge.Id).Select(merge => merge.Id).FirstAsync());
        await visitor.SubmitAsync($"form[data-undo='{first}']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("was itself merged into", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        await visitor.SubmitAsync($"form[data-undo]:not([data-undo='{first}'])");
        await visitor.OpenAsync("/admin/campaigns/test/directory/merges");
        await visitor.SubmitAsync($"form[data-undo='{first}']");
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    [Fact]
    public async Task A_person_and_an_organisation_stay_two_and_nobody_is_merged_with_themselves()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        var body = await AddAsync(hub, "", "Martin", ActorKind.Organisation);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}/merge?with={other}");

        await visitor.SubmitAsync("#merge", ("With", $"{body}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("A person and an organisation are never the same", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}/merge?with={other}");
        await visitor.SubmitAsync("#merge", ("With", $"{kept}"));
        Assert.Contains("cannot be merged with itself", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    [Theory]
    [InlineData("Correspondent")]
    [InlineData("Contributor")]
    public async Task Whoever_may_not_reach_into_every_campaign_merges_nobody(string role)
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        using var visitor = await hub.VisitorAsync(Enum.Parse<CampaignRole>(role));

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}");
        Assert.Null(visitor.Page.QuerySelector("a[href$='/merge']"));
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}/merge?with={other}");

        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Who_asked_to_be_left_alone_under_one_name_is_left_alone()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        await hub.DbAsync(async db =>
        {
            var alone = new Journalist { ActorId = other };
            alone.LeaveAlone("Asked us by letter", new DateOnly(2023, 1, 10));
            db.AddRange(new Journalist { ActorId = kept }, alone);
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await MergeAsync(visitor, kept, other);

        var one = await hub.DbAsync(db => db.Set<Journalist>().SingleAsync());
        Assert.Equal(("Asked us by letter", new DateOnly(2023, 1, 10)), (one.LeftAloneBecause, one.LeftAloneSince));
    }

    [Fact]
    public async Task Another_campaign_keeps_its_stakeholder_and_reads_of_it_in_its_journal()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        var (elsewhere, stakeholder) = await hub.DbAsync(async db =>
        {
            var campaign = new Campaign { Name = "Another", Slug = "another" };
            db.Add(campaign);
            await db.SaveChangesAsync();
            db.Here.Enter(campaign);
            var there = new Stakeholder { ActorId = other, Class = TargetClass.Ally };
            db.Add(there);
            await db.SaveChangesAsync();
            db.Add(
                new Comment
                {
                    SubjectKind = Stakeholder.Kind,
                    SubjectId = there.Id,
                    Text = "Call them",
                }
            );
            await db.SaveChangesAsync();
            return (campaign.Id, there.Id);
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await MergeAsync(visitor, kept, other);

        var (actor, title, told) = await hub.DbAsync(async db =>
        {
            db.Here.EnterEverywhere();
            return (
                (await db.Set<Stakeholder>().SingleAsync()).ActorId,
                (await db.SearchEntries.SingleAsync(entry => entry.Id == stakeholder)).Title,
                await db.Journal.CountAsync(entry =>
                    entry.CampaignId == elsewhere && entry.RecordId == stakeholder && entry.Action == JournalAction.Changed
                )
            );
        });
        Assert.Equal((kept, "Jean-Pierre Martin", 1), (actor, title, told));
    }

    [Fact]
    public async Task Ties_become_one_none_leads_to_oneself_and_ended_ones_stay()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        var third = await AddAsync(hub, "Anne", "Roy");
        await hub.DbAsync(async db =>
        {
            var actors = await db.Set<Actor>().ToDictionaryAsync(actor => actor.Id);
            db.AddRange(
                Tied(actors[kept], actors[third], 2, "2021-01-01", until: null, "Le Monde"),
                Tied(actors[other], actors[third], 4, "2020-01-01", until: null, "Card"),
                Tied(actors[other], actors[third], 3, "2010-01-01", "2012-01-01", "Archive"),
                Tied(actors[kept], actors[other], 3, since: null, until: null, "Mistake")
            );
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await MergeAsync(visitor, kept, other);

        var ties = await hub.DbAsync(db => db.Set<Tie>().OrderBy(tie => tie.Since).ToListAsync());
        Assert.Equal(["Archive", "Le Monde; Card"], ties.Select(tie => tie.Source));
        Assert.Equal((4, new DateOnly(2020, 1, 1)), (ties[1].Strength, ties[1].Since));
        Assert.All(ties, tie => Assert.Equal((kept, third), (tie.FromId, tie.ToId)));
    }

    [Fact]
    public async Task Programs_search_decide_merge_and_undo()
    {
        await using var hub = new HubFactory();
        var (kept, other) = await PairAsync(hub);
        using var program = await hub.ProgramAsync();

        Assert.Equal(HttpStatusCode.Accepted, (await program.SendAsync(HttpMethod.Post, "duplicates/searches", new { })).Status);
        var pair = (await program.SendAsync(HttpMethod.Get, "duplicates")).Json.GetProperty("items")[0];
        Assert.Equal("initials_of_the_first_name", pair.GetProperty("reasons")[0].GetString());
        var later = await program.SendAsync(HttpMethod.Patch, $"duplicates/{pair.GetProperty("id")}", new { state = "later" });
        Assert.Equal("later", later.Text("state"));
        var merge = await program.SendAsync(
            HttpMethod.Post,
            "merges",
            new
            {
                keep = kept,
                merge = other,
                fields = new { function = "Préfet de police" },
            }
        );
        Assert.Equal(HttpStatusCode.Created, merge.Status);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Actor>().CountAsync(actor => actor.Function == "Préfet de police")));
        var undone = await program.SendAsync(HttpMethod.Post, $"merges/{merge.Text("id")}/undo", new { });

        Assert.Equal(0, undone.Json.GetProperty("left").GetArrayLength());
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        Assert.Equal(
            ["ActorsMerged"],
            await hub.DbAsync(db => db.Outbox.Where(row => row.SubjectId == kept).Select(row => row.Name).ToListAsync())
        );
    }

    private static async Task MergeAsync(Visitor visitor, Guid kept, Guid other)
    {
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{kept}/merge?with={other}");
        await visitor.SubmitAsync("#merge");
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
    }

    private static Tie Tied(Actor from, Actor to, int strength, string? since, string? until, string source)
    {
        var tie = Tie.Between(from, to, TieType.Advises);
        tie.Describe(strength, Day(since), Day(until), source);
        return tie;

        static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<(Guid Kept, Guid Other)> PairAsync(HubFactory hub)
    {
        var kept = await AddAsync(hub, "J.-P.", "Martin");
        var other = await AddAsync(hub, "Jean-Pierre", "Martin");
        await hub.DbAsync(async db =>
        {
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == kept)).Function = "Secrétaire général";
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == other)).Function = "Préfet";
            foreach (var (actor, number) in new[] { (kept, "01 23 45 67 89"), (other, "+33 1 23 45 67 89") })
            {
                var contact = new ContactDetail { ActorId = actor };
                contact.Describe(ContactKind.Phone, number, "Card", new DateOnly(2023, 1, 1));
                db.Add(contact);
            }

            return await db.SaveChangesAsync();
        });
        return (kept, other);
    }

    private static Task<Guid> AddAsync(HubFactory hub, string first, string last, ActorKind kind = ActorKind.Person) =>
        hub.DbAsync(async db =>
        {
            var actor = new Actor
            {
                Type = kind,
                FirstName = first,
                Name = last,
            };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
}
