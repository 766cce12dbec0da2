using System.Net;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Interactions;

/// <summary>The log of contacts, on Tuesday 7 February 2023.</summary>
public sealed class Logging
{
    private const string Root = "/admin/campaigns/test/interactions";

    [Fact]
    public async Task A_call_with_two_people_is_on_the_page_of_each_and_its_follow_up_on_the_home_page()
    {
        await using var hub = new HubFactory();
        var (director, adviser) = (await StakeholderDesk.PutAsync(hub, "Director"), await StakeholderDesk.PutAsync(hub, "Adviser"));
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Title", "Call about the report"),
            ("Form.HeldOn", "2023-02-06"),
            ("Form.Actors", $"{director.ActorId}"),
            ("Form.Actors", $"{adviser.ActorId}")
        );
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.FollowAsync();
        await visitor.SubmitAsync(
            "#add-point",
            ("Point.Text", "She wants figures"),
            ("Point.FollowUp", "Send the figures"),
            ("Point.FollowUpOn", "2023-02-06")
        );

        foreach (var stakeholder in new[] { director, adviser })
        {
            await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{stakeholder.Id}");
            Assert.Contains("Call about the report", visitor.Text, StringComparison.Ordinal);
        }

        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("Send the figures", visitor.Text, StringComparison.Ordinal);
        var id = await hub.DbAsync(db => db.Set<Interaction>().Select(each => each.Id).SingleAsync());
        await visitor.OpenAsync($"{Root}/{id}");
        await visitor.SubmitAsync("form[action*=Done]");
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.DoesNotContain("Send the figures", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "2023-02-06", "Title")]
    [InlineData("A call", "2023-02-08", "This day is still to come")]
    [InlineData("A call", "2023-02-06", "Say whom the interaction was with.")]
    public async Task An_interaction_that_cannot_be_is_refused_in_one_sentence(string title, string day, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync("form[data-guard]", ("Form.Title", title), ("Form.HeldOn", day));

        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Interaction>().CountAsync()));
    }

    [Fact]
    public async Task A_pasted_mail_finds_its_people_by_their_addresses_and_is_logged_once()
    {
        await using var hub = new HubFactory();
        var adviser = await StakeholderDesk.PutAsync(hub, "Adviser");
        await hub.DbAsync(async db =>
        {
            var contact = new ContactDetail { ActorId = adviser.ActorId };
            contact.Describe(ContactKind.Email, "Adviser@Ministry.example", "Card", new DateOnly(2023, 1, 1));
            db.Add(contact);
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        const string mail = """
            From: "The adviser" <ADVISER@ministry.example>
            To: someone@example.org
            Subject: =?utf-8?q?Votre_courrier_re=C3=A7u?=
            Date: Mon, 6 Feb 2023 23:30:00 +0000
            Message-ID: <one@ministry.example>
            Content-Type: text/html; charset=utf-8

            <p>We will answer <b>in writing</b>.</p>
            """;

        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync("#from-mail", ("pasted", mail));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.SubmitAsync("form[data-guard]");

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var logged = await hub.DbAsync(db => InteractionLog.Whole(db).SingleAsync());
        Assert.Equal(
            (
                "Votre courrier reçu",
                InteractionType.Mail,
                InteractionDirection.Incoming,
                new DateOnly(2023, 2, 7),
                "We will answer in writing."
            ),
            (logged.Title, logged.Type, logged.Direction, logged.HeldOn, logged.Note)
        );
        Assert.Equal(adviser.ActorId, Assert.Single(logged.Actors).ActorId);
        Assert.Single(logged.Ours);
        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync("#from-mail", ("pasted", mail));
        await visitor.SubmitAsync("form[data-guard]");
        Assert.Contains("This mail is in the log already: Votre courrier reçu.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_brought_as_a_file_is_logged_with_people_of_two_bodies()
    {
        await using var hub = new HubFactory();
        var people = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (name, address) in new[] { ("Adviser", "adviser@ministry.example"), ("Reporter", "reporter@paper.example") })
        {
            people.Add(name, (await StakeholderDesk.PutAsync(hub, name)).ActorId);
            await hub.DbAsync(async db =>
            {
                var contact = new ContactDetail { ActorId = people[name] };
                contact.Describe(ContactKind.Email, address, "Card", new DateOnly(2023, 1, 1));
                db.Add(contact);
                return await db.SaveChangesAsync();
            });
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var mail = System.Text.Encoding.UTF8.GetBytes(
            "From: someone@example.org\r\nTo: adviser@ministry.example\r\nCc: Reporter <REPORTER@paper.example>\r\n"
                + "Subject: Our letter\r\nDate: Mon, 6 Feb 2023 10:30:00 +0000\r\nMessage-ID: <two@example.org>\r\n\r\nPlease read it.\r\n"
        );

        await visitor.OpenAsync($"{Root}/new");
        await visitor.UploadAsync("#from-mail", "file", "letter.eml", mail);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.SubmitAsync("form[data-guard]");

        var logged = await hub.DbAsync(db => InteractionLog.Whole(db).SingleAsync());
        Assert.Equal(
            ("Our letter", InteractionType.Mail, InteractionDirection.OutgoingOwnInitiative, new DateOnly(2023, 2, 6)),
            (logged.Title, logged.Type, logged.Direction, logged.HeldOn)
        );
        Assert.Equal(people.Values.Order(), logged.Actors.Select(each => each.ActorId).Order());
    }

    [Fact]
    public async Task Whoever_of_a_mail_is_in_nobodys_directory_is_named_with_those_who_bear_the_name()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await hub.DbAsync(async db =>
        {
            var known = new Actor
            {
                Type = ActorKind.Person,
                FirstName = "Hélène",
                Name = "Dupré",
            };
            db.Add(known);
            return await db.SaveChangesAsync();
        });
        const string mail = """
            From: "Helene Dupre" <hd@ministry.example>
            To: someone@example.org
            Cc: helene.dupre@home.example, press@paper.example
            Subject: Your letter
            Date: Mon, 6 Feb 2023 10:30:00 +0000

            Read.
            """;

        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync("#from-mail", ("pasted", mail));

        var strangers = visitor.Page.QuerySelectorAll("#strangers li").Select(each => each.TextContent).ToList();
        Assert.Equal(3, strangers.Count);
        Assert.Contains("Helene Dupre, hd@ministry.example", strangers[0], StringComparison.Ordinal);
        Assert.All(strangers.Take(2), each => Assert.Contains("Hélène Dupré", each, StringComparison.Ordinal));
        Assert.DoesNotContain("perhaps", strangers[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_spoken_of_is_corrected_where_it_stands()
    {
        await using var hub = new HubFactory();
        var director = await StakeholderDesk.PutAsync(hub, "Director");
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Title", "Call"),
            ("Form.HeldOn", "2023-02-06"),
            ("Form.Actors", $"{director.ActorId}")
        );
        await visitor.FollowAsync();
        await visitor.SubmitAsync("#add-point", ("Point.Text", "She wants figurs"), ("Point.FollowUp", "Send them"));
        await visitor.FollowAsync();

        await visitor.SubmitAsync("form[data-point]", ("Point.Text", "She wants figures"), ("Point.FollowUpOn", "2023-02-10"));

        Assert.Equal(
            ("She wants figures", "Send them", new DateOnly(2023, 2, 10)),
            await hub.DbAsync(async db =>
            {
                var point = await db.Set<InteractionPoint>().SingleAsync();
                return (point.Text, point.FollowUp, point.FollowUpOn!.Value);
            })
        );
    }

    [Fact]
    public async Task What_was_entered_by_mistake_is_taken_out_once_one_says_so_and_the_rest_stays()
    {
        await using var hub = new HubFactory();
        var director = await StakeholderDesk.PutAsync(hub, "Director");
        using var program = await hub.ProgramAsync();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var log = await program.SendAsync(
            HttpMethod.Post,
            "interactions",
            new
            {
                title = "A call",
                type = "call",
                heldOn = "2023-02-01",
                actors = new[] { director.ActorId },
            }
        );
        foreach (var text in new[] { "She wants figures", "Of another call" })
        {
            await program.SendAsync(HttpMethod.Post, $"interactions/{log.Text("id")}/points", new { text });
        }

        await visitor.OpenAsync($"/admin/campaigns/test/interactions/{log.Text("id")}");
        await visitor.AskAsync("form[action*=PointRemoval]");
        Assert.Equal(2, await hub.DbAsync(db => db.Set<InteractionPoint>().CountAsync()));
        await visitor.AskAsync("form#confirm");

        Assert.Equal("Of another call", await hub.DbAsync(db => db.Set<InteractionPoint>().Select(point => point.Text).SingleAsync()));
    }

    [Fact]
    public async Task A_program_adds_corrects_and_takes_out_what_was_spoken_of()
    {
        await using var hub = new HubFactory();
        var director = await StakeholderDesk.PutAsync(hub, "Director");
        using var program = await hub.ProgramAsync();
        var log = await program.SendAsync(
            HttpMethod.Post,
            "interactions",
            new
            {
                title = "A call",
                type = "call",
                heldOn = "2023-02-06",
                actors = new[] { director.ActorId },
            }
        );
        var points = $"interactions/{log.Text("id")}/points";
        var added = await program.SendAsync(
            HttpMethod.Post,
            points,
            new
            {
                text = "She wants figurs",
                followUp = "Send them",
                followUpOn = "2023-02-09",
                owner = hub.Administrator.Id,
            }
        );
        var point = $"{points}/{added.Json.GetProperty("points")[0].GetProperty("id").GetString()}";

        var corrected = await program.SendAsync(HttpMethod.Patch, point, new { text = "She wants figures", followUpOn = "2023-02-10" });
        var stranger = await program.SendAsync(HttpMethod.Patch, point, new { owner = Guid.CreateVersion7() });
        var done = await program.SendAsync(HttpMethod.Patch, point, new { done = true });
        var nothing = await program.SendAsync(HttpMethod.Patch, point, new { followUp = "" });
        var dayAlone = await program.SendAsync(HttpMethod.Patch, point, new { followUpOn = "2023-02-12" });
        var removed = await program.SendAsync(HttpMethod.Delete, point);
        var gone = await program.SendAsync(HttpMethod.Patch, point, new { done = false });

        Assert.Equal(
            """{"text":"She wants figures","followUp":"Send them","followUpOn":"2023-02-10","owner":"ADA","done":false}""",
            Said(hub, corrected)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Equal(
            """{"text":"She wants figures","followUp":"Send them","followUpOn":"2023-02-10","owner":"ADA","done":true}""",
            Said(hub, done)
        );
        Assert.Equal("""{"text":"She wants figures","followUp":"","followUpOn":null,"owner":null,"done":true}""", Said(hub, nothing));
        Assert.Equal("Say what is to follow by this day.", dayAlone.Text("detail"));
        Assert.Equal(0, removed.Json.GetProperty("points").GetArrayLength());
        Assert.Equal(0, await hub.DbAsync(db => db.Set<InteractionPoint>().CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
    }

    // Without its id, which nobody knows before.
    private static string Said(HubFactory hub, Programs.Answer answer)
    {
        var told = answer.Json.GetProperty("points")[0].GetRawText();
        return $"{{{told[(told.IndexOf(',', StringComparison.Ordinal) + 1)..]}".Replace(
            $"{hub.Administrator.Id}",
            "ADA",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_direct_target_who_was_never_contacted_is_neglected_from_its_first_day_on()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Director", TargetClass.DirectTarget);
        await StakeholderDesk.PutAsync(hub, "Watcher", TargetClass.Observer);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/neglected");

        Assert.Equal("Director", await NeglectedAsync(hub));
        Assert.Contains("never, as far as the log knows", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("the days count since they were put on the map", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_mail_is_said_to_be_none()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/new");
        await visitor.SubmitAsync("#from-mail", ("pasted", "Dear all, this is just a text."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("This is no mail", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_not_contacted_for_longer_than_their_class_allows_is_neglected()
    {
        await using var hub = new HubFactory();
        var target = await StakeholderDesk.PutAsync(hub, "Director", TargetClass.DirectTarget);
        await StakeholderDesk.PutAsync(hub, "Watcher", TargetClass.Observer);
        using var program = await hub.ProgramAsync();
        await program.SendAsync(
            HttpMethod.Post,
            "interactions",
            new
            {
                title = "A call",
                type = "call",
                direction = "incoming",
                heldOn = "2023-02-07",
                actors = new[] { target.ActorId },
            }
        );
        // 30 days are allowed for a direct target, 120 for an observer.
        hub.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("", await NeglectedAsync(hub));
        hub.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Director", await NeglectedAsync(hub));
        hub.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal("Director, Watcher", await NeglectedAsync(hub));
    }

    [Fact]
    public async Task A_meeting_that_was_held_is_in_the_log_of_everybody_met()
    {
        await using var hub = new HubFactory();
        var director = await StakeholderDesk.PutAsync(hub, "Director");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        var meeting = await MeetingDesk.MeetAsync(visitor, "2023-02-06", "With the director");
        await visitor.OpenAsync($"{MeetingDesk.Path}/{meeting}/edit");
        await visitor.SubmitAsync("form[data-guard]", ("Form.Actors", $"{director.ActorId}"));
        await MeetingDesk.HoldAsync(visitor, meeting);

        await visitor.OpenAsync($"/admin/campaigns/test/stakeholders/{director.Id}");

        Assert.Contains("With the director", visitor.Text, StringComparison.Ordinal);
        var logged = await hub.DbAsync(db => db.Set<Interaction>().SingleAsync());
        Assert.Equal(("meeting", meeting, new DateOnly(2023, 2, 6)), (logged.AboutKind, logged.AboutId!.Value, logged.HeldOn));
    }

    [Fact]
    public async Task A_route_spares_those_whom_we_asked_often_enough_this_month()
    {
        await using var hub = new HubFactory();
        var (us, ally, director) = (
            await StakeholderDesk.PutAsync(hub, "Collective", isUs: true),
            await StakeholderDesk.PutAsync(hub, "Ally"),
            await StakeholderDesk.PutAsync(hub, "Director")
        );
        await StakeholderDesk.TieAsync(hub, us, ally, TieType.Personal);
        await StakeholderDesk.TieAsync(hub, ally, director, TieType.Personal);
        using var program = await hub.ProgramAsync();
        foreach (
            var (direction, day) in new[]
            {
                ("outgoing_own_initiative", "2023-02-01"),
                ("incoming", "2023-02-02"),
                ("outgoing_own_initiative", "2023-01-31"),
            }
        )
        {
            await program.SendAsync(
                HttpMethod.Post,
                "interactions",
                new
                {
                    title = "An ask",
                    direction,
                    heldOn = day,
                    actors = new[] { ally.ActorId },
                }
            );
        }

        var twice = await program.SendAsync(HttpMethod.Get, $"routes?to={director.Id}&mostAsks=2");
        var once = await program.SendAsync(HttpMethod.Get, $"routes?to={director.Id}&mostAsks=1");

        Assert.Equal(1, twice.Json.GetArrayLength());
        Assert.Equal(0, once.Json.GetArrayLength());
    }

    private static Task<string> NeglectedAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            var lines = await services.GetRequiredService<Neglect>().ReadAsync(only: null, TestContext.Current.CancellationToken);
            return string.Join(", ", lines.Select(line => line.Stakeholder.Actor.Name));
        });
}
