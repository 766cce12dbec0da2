using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>What ties and mandates may not say together, by program and by page.</summary>
public sealed class Ruling
{
    [Fact]
    public async Task Nobody_reports_to_somebody_who_reports_to_them_through_others()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (one, two, three) = (
            await RuledLines.ActorAsync(hub, "Roy"),
            await RuledLines.ActorAsync(hub, "Belkacem"),
            await RuledLines.ActorAsync(hub, "Dupré")
        );

        await RuledLines.TieAsync(program, one, two);
        await RuledLines.TieAsync(program, two, three);
        var circle = await RuledLines.TieAsync(program, three, one);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.Status);
        Assert.Equal("Roy reports to Dupré already, so Dupré cannot report to Roy.", circle.Text("detail"));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Fact]
    public async Task A_post_for_one_has_one_holder_at_a_time_and_another_after_them()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var body = await hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });
        var (one, two) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Belkacem"));
        var post = await program.SendAsync(
            HttpMethod.Post,
            "posts",
            new
            {
                organisation = body,
                title = "Director",
                forOne = true,
            }
        );
        var id = post.Text("id");

        var first = await RuledLines.HoldAsync(program, one, id, "2020-01-01", null);
        var second = await RuledLines.HoldAsync(program, two, id, "2023-01-01", null);
        var ended = await program.SendAsync(HttpMethod.Patch, $"mandates/{first.Text("id")}", new { until = "2022-12-31" });
        var after = await RuledLines.HoldAsync(program, two, id, "2023-01-01", null);
        var listed = await program.SendAsync(HttpMethod.Get, $"mandates?post={id}");

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal("Director is a post for one, and Roy holds it in these days: end that mandate first.", second.Text("detail"));
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.Equal(HttpStatusCode.Created, after.Status);
        Assert.Equal(2, listed.Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_mandate_that_ends_before_it_begins_is_refused_on_the_page()
    {
        await using var hub = new HubFactory();
        var person = await RuledLines.ActorAsync(hub, "Roy");
        var post = await hub.DbAsync(async db =>
        {
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var director = Post.Of(body, "Director");
            db.AddRange(body, director);
            await db.SaveChangesAsync();
            return director.Id;
        });
        using var visitor = await hub.AdministratorAsync();

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("form[action*=Mandate]", ("PostId", $"{post}"), ("From", "2023-02-01"), ("Until", "2023-01-01"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("The mandate ends before it begins.", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "not a mail", "\"not a mail\" is no mail address.")]
    [InlineData("Phone", "abc", "\"abc\" is no phone number.")]
    [InlineData("Mobile", "anne12345@example.org", "\"anne12345@example.org\" is no phone number.")]
    public async Task What_is_no_address_is_refused_at_every_door_in_the_same_words(string kind, string value, string sentence)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.AdministratorAsync();
        var person = await RuledLines.ActorAsync(hub, "Roy");

        var answer = await program.SendAsync(
            HttpMethod.Post,
            "contacts",
            new
            {
                actor = person,
                kind = kind.ToLowerInvariant(),
                value,
                source = "Card",
            }
        );
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("#add-contact", ("ContactForm.Kind", kind), ("ContactForm.Value", value), ("ContactForm.Source", "Card"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, sentence), (answer.Status, answer.Text("detail")));
        await ImportDesk.UploadAsync(visitor, $"Nom de famille;{(kind == "Phone" ? "Téléphone" : kind)}\nRoy;{value}\n");
        Assert.Contains($"Line 2: {sentence}", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<ContactDetail>().CountAsync()));
    }

    [Theory]
    [InlineData("Email", "anne@example.org")]
    [InlineData("Phone", "115")]
    [InlineData("Phone", "+33 (0)1 23 45 67 89 (poste 12)")]
    [InlineData("Mobile", "06.12.34.56.78")]
    public async Task What_people_are_reached_by_is_kept_as_it_is_written(string kind, string value)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.AdministratorAsync();
        var person = await RuledLines.ActorAsync(hub, "Roy");

        await visitor.OpenAsync($"/admin/campaigns/test/directory/{person}");
        await visitor.SubmitAsync("#add-contact", ("ContactForm.Kind", kind), ("ContactForm.Value", value), ("ContactForm.Source", "Card"));

        Assert.Equal(value, await hub.DbAsync(db => db.Set<ContactDetail>().Select(detail => detail.Value).SingleAsync()));
        await visitor.FollowAsync();
        Assert.Contains("Added.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_is_renamed_said_to_be_for_one_and_put_in_the_trash_when_nobody_held_it()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.AdministratorAsync();
        var (one, two) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Belkacem"));
        var (body, post) = await PostAsync(hub);
        await RuledLines.HoldAsync(program, one, $"{post}", "2020-01-01", null);
        var second = await RuledLines.HoldAsync(program, two, $"{post}", "2021-01-01", null);
        await visitor.OpenAsync($"/admin/campaigns/test/directory/{body}");
        Assert.NotNull(visitor.Page.QuerySelector($"a[href$='/directory/posts/{post}']"));

        await visitor.OpenAsync($"/admin/campaigns/test/directory/posts/{post}");
        await visitor.SubmitAsync("#edit", ("Title", "Directrice générale"), ("IsForOne", "true"));
        Assert.Contains("Roy and Belkacem hold Directrice générale in the same days", visitor.Text, StringComparison.Ordinal);
        await program.SendAsync(HttpMethod.Delete, $"mandates/{second.Text("id")}");
        await visitor.OpenAsync($"/admin/campaigns/test/directory/posts/{post}");
        await visitor.SubmitAsync("#edit", ("Title", "Directrice générale"), ("IsForOne", "true"));

        Assert.Equal(
            ("Directrice générale", true),
            await hub.DbAsync(async db =>
            {
                var kept = await db.Set<Post>().SingleAsync();
                return (kept.Title, kept.IsForOne);
            })
        );
        await visitor.FollowAsync();
        await visitor.SubmitAsync("#removal");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Roy holds or held Directrice générale", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await program.SendAsync(HttpMethod.Delete, $"posts/{post}")).Status);
        await hub.DbAsync(db => db.Set<Mandate>().ExecuteDeleteAsync());
        await visitor.OpenAsync($"/admin/campaigns/test/directory/posts/{post}");
        await visitor.SubmitAsync("#removal");
        Assert.NotNull((await hub.DbAsync(db => db.WithTrash<Post>().SingleAsync())).TrashedAt);
    }

    [Fact]
    public async Task Nobody_holds_a_post_twice_over_the_same_days_and_no_tie_is_there_twice()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (one, two) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Belkacem"));
        var (_, post) = await PostAsync(hub);

        await RuledLines.HoldAsync(program, one, $"{post}", "2020-01-01", "2022-12-31");
        var again = await RuledLines.HoldAsync(program, one, $"{post}", "2022-06-01", null);
        var later = await RuledLines.HoldAsync(program, one, $"{post}", "2023-01-01", null);
        var beside = await RuledLines.HoldAsync(program, two, $"{post}", "2020-01-01", null);
        await RuledLines.TieAsync(program, one, two);
        var twice = await RuledLines.TieAsync(program, one, two);

        Assert.Equal("Roy holds Director in these days already: change the days of that mandate instead.", again.Text("detail"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (later.Status, beside.Status));
        Assert.Equal("This tie is there already, for the same days: edit that one.", twice.Text("detail"));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_may_be_known_is_named_before_they_are_entered_a_second_time()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.AdministratorAsync();
        await EnterAsync(visitor, "Hélène", "Dupré");

        await EnterAsync(visitor, "DUPRE", "Helene");
        Assert.Contains("Perhaps the directory knows them already: Hélène Dupré", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        await visitor.SubmitAsync("form[data-guard]");

        Assert.Equal(2, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    [Fact]
    public async Task People_are_found_by_the_title_of_the_post_that_they_hold()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.AdministratorAsync();
        var (one, two) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Belkacem"));
        var (_, post) = await PostAsync(hub, "Médiatrice nationale");
        await RuledLines.HoldAsync(program, one, $"{post}", "2020-01-01", null);
        await RuledLines.HoldAsync(program, two, $"{post}", "2018-01-01", "2019-12-31");

        await visitor.OpenAsync("/admin/campaigns/test/directory?q=mediatrice");

        Assert.Contains("Roy", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Belkacem", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task EnterAsync(Visitor visitor, string first, string last)
    {
        await visitor.OpenAsync("/admin/campaigns/test/directory/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Type", "Person"),
            ("Form.FirstName", first),
            ("Form.Name", last),
            ("Form.Source", "Le Monde")
        );
    }

    private static Task<(Guid Body, Guid Post)> PostAsync(HubFactory hub, string title = "Director") =>
        hub.DbAsync(async db =>
        {
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var post = Post.Of(body, title);
            db.AddRange(body, post);
            await db.SaveChangesAsync();
            return (body.Id, post.Id);
        });
}
