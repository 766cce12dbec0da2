using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Features.Planning;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace CampaignHub.Tests.Features.Planning.Importing;

/// <summary>A plan that comes from a file: looked at, brought in, brought in again, taken back. Today is Tuesday 7 February 2023.</summary>
public sealed class BringingIn
{
    private const string Page = "/admin/campaigns/test/plan/import";

    private const string AllThatIsTold = """
        [
            {
                "title": "Notice", "offsetDays": -30, "counting": "calendar_days", "rule": "start_no_earlier_than", "ruleOn": "2023-04-20",
                "deadline": "2023-05-02", "bufferDays": 1.5, "effortHours": 12.5, "channel": "social_networks", "checklist": "[x] read; sign\n[ ] send"
            },
            { "title": "Met", "offsetDays": -40, "state": "done", "heldFrom": "2023-01-30", "heldTo": "2023-01-31" },
            { "title": "Begun", "durationDays": 4, "state": "started", "heldFrom": "2023-02-06" },
            { "title": "Told", "state": "promised", "heldFrom": "2023-03-06", "heldTo": "2023-03-07", "promisedTo": "" },
            {
                "title": "Posters", "dueOn": "2023-06-30",
                "link": { "from": "Notice", "type": "finish_to_finish", "lag": 2.5, "unit": "elapsed_days" }
            }
        ]
        """;

    private const string EveryKind = """
        [
            { "title": "Notice", "durationDays": 2, "offsetDays": -30, "counting": "calendar_days" },
            { "title": "After", "durationDays": 1, "offsetDays": 12, "counting": "calendar_days" },
            {
                "title": "Posters", "durationDays": 3, "offsetDays": -2, "rule": "start_no_earlier_than", "ruleOn": "2023-05-09", "deadline": "2023-05-22",
                "link": { "from": "Notice", "type": "start_to_start", "lag": 2, "unit": "working_days" }
            },
            { "title": "Must", "durationDays": 1, "rule": "must_finish_on", "ruleOn": "2023-04-12" },
            { "title": "Met", "durationDays": 1, "state": "done", "heldFrom": "2023-01-30", "heldTo": "2023-01-31" },
            { "title": "Begun", "durationDays": 4, "state": "started", "heldFrom": "2023-02-06" },
            { "title": "Pinned", "durationDays": 2, "state": "pinned", "heldFrom": "2023-03-06", "heldTo": "2023-03-07" },
            { "title": "Told", "durationDays": 2, "state": "promised", "heldFrom": "2023-03-08", "heldTo": "2023-03-09", "promisedTo": "" },
            { "title": "Six days", "durationDays": 1, "offsetDays": -12, "counting": "six_day_week" },
            { "title": "Six days after", "durationDays": 0, "offsetDays": 9, "counting": "six_day_week" },
            {
                "title": "More", "durationDays": 1, "offsetDays": -3, "bufferDays": 1.5, "effortHours": 12.25, "channel": "press",
                "checklist": "[x] read; sign\n[ ] send"
            }
        ]
        """;

    [Fact]
    public async Task A_table_makes_tasks_with_their_links_and_a_second_time_changes_nothing()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-02-23" });
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        // As a French Excel writes: Windows-1252, semicolons, a comma in numbers.
        var table = Encoding.Latin1.GetBytes(
            "Tâche;Étape;Durée;Date-pivot;Jours avant;Attend;Fait;Responsable;N°\r\n"
                + "Écrire la lettre;Préparer;1,5;Vote;10;Choisir le ton;non;Someone;x\r\n"
                + "Choisir le ton;Préparer;1;;;;oui;;y\r\n"
                + "Sans pivot;;1;Pas de vote;;;;;\r\n"
                + "Faux nombre;;deux;;;;;;\r\n"
        );

        await UploadAsync(visitor, "plan.csv", table);
        Assert.Contains("Tasks made new: 3", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4: there is no anchor \"Pas de vote\".", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 5: \"deux\" is not a number.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync()));

        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        Assert.Contains("Imported", visitor.Text, StringComparison.Ordinal);
        var letter = await TaskAsync(hub, "Écrire la lettre");
        var tone = await TaskAsync(hub, "Choisir le ton");
        Assert.Equal((1.5, -10, false), (letter.DurationDays, letter.OffsetDays, letter.IsDone));
        Assert.Equal(
            "Préparer",
            await hub.DbAsync(db =>
                db.Set<CampaignHub.Features.Planning.Phases.PlanPhase>()
                    .Where(phase => phase.Id == letter.PhaseId)
                    .Select(phase => phase.Name)
                    .SingleAsync()
            )
        );
        Assert.Equal((tone.Id, true), (Assert.Single(letter.WaitsFor).PredecessorId, tone.IsDone));
        Assert.NotNull(letter.OwnerId);

        await UploadAsync(visitor, "plan.csv", table);
        Assert.Contains("Tasks made new: 0", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Tasks changed: 0", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Tasks as they are: 3", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task An_export_changed_and_brought_back_changes_the_tasks_it_names_and_is_undone_whole(string suffix)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var vote = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-02-23" })).Text("id");
        var ids = new List<string>();
        foreach (var title in new[] { "Letter", "Same", "Same" })
        {
            var made = await program.SendAsync(
                HttpMethod.Post,
                "tasks",
                new
                {
                    title,
                    anchor = vote,
                    offsetDays = -5,
                    waitsFor = ids.Skip(1),
                }
            );
            ids.Add(made.Text("id")!);
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var export = await visitor.Client.GetByteArrayAsync(Address($"plan.{suffix}"), TestContext.Current.CancellationToken);
        await UploadAsync(visitor, $"plan.{suffix}", export);
        Assert.Contains(
            "Tasks made new: 0 Tasks changed: 0 Tasks as they are: 3 Anchors made or moved: 0 Remarks: 0",
            visitor.Text,
            StringComparison.Ordinal
        );

        await UploadAsync(visitor, $"plan.{suffix}", suffix == "csv" ? Changed(export, ids[0]) : ChangedWorkbook(export, ids[0]));
        Assert.Contains("Tasks made new: 1 Tasks changed: 1 Tasks as they are: 2", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        var letter = await TaskAsync(hub, "Long letter");
        Assert.Equal((ids[0], -8), ($"{letter.Id}", letter.OffsetDays));
        Assert.Equal(letter.Id, Assert.Single((await TaskAsync(hub, "Fresh")).WaitsFor).PredecessorId);

        await program.SendAsync(HttpMethod.Patch, $"tasks/{ids[1]}", new { note = "touched" });
        await visitor.SubmitAsync("#undo");
        await visitor.FollowAsync();
        Assert.Contains("Taken back: 2. Stayed because somebody changed or removed them since: 0.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(-5, (await TaskAsync(hub, "Letter")).OffsetDays);
        Assert.Equal(3, await hub.DbAsync(db => db.Set<PlanItem>().CountAsync()));
    }

    [Fact]
    public async Task What_somebody_changed_since_stays_when_an_import_is_undone()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await UploadAsync(visitor, "plan.csv", "Task;Days\nOne;1\nTwo;2\n"u8.ToArray());
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        using var program = await hub.ProgramAsync();
        await program.SendAsync(HttpMethod.Patch, $"tasks/{(await TaskAsync(hub, "Two")).Id}", new { note = "mine now" });

        await visitor.SubmitAsync("#undo");
        await visitor.FollowAsync();

        Assert.Contains("Taken back: 1. Stayed because somebody changed or removed them since: 1.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Two", Assert.Single(await hub.DbAsync(db => db.Set<PlanItem>().ToListAsync())).Title);
    }

    [Fact]
    public async Task A_project_taken_away_is_the_same_plan_in_another_campaign()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var vote = (await program.SendAsync(HttpMethod.Post, "anchors", new { name = "Vote", day = "2023-05-25" })).Text("id");
        var draft = await PlanAsync(program, "Draft", 3, phase: "Écrit");
        var print = await PlanAsync(program, "Print", 2, vote, -10, [draft], "Écrit");
        await PlanAsync(program, "Sent", 0, vote, -1, [print]);
        var thanks = await PlanAsync(program, "Thanks", 1, vote, 5);
        await PlanAsync(program, "On the day", 1, vote, 0);
        await PlanAsync(program, "Bill", 1, dueOn: "2023-03-10");
        await program.SendAsync(HttpMethod.Put, $"tasks/{thanks}/completion", new { done = true });
        using var administrator = await hub.AdministratorAsync();
        var file = await administrator.Client.GetByteArrayAsync(Address("plan.xml"), TestContext.Current.CancellationToken);
        await hub.DbAsync(db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return db.SaveChangesAsync();
        });

        await UploadAsync(administrator, "plan.xml", file);
        Assert.Contains(
            "Tasks made new: 0 Tasks changed: 0 Tasks as they are: 6 Anchors made or moved: 0 Remarks: 0",
            administrator.Text,
            StringComparison.Ordinal
        );
        await UploadAsync(administrator, "plan.xml", file, "other");
        Assert.Contains(
            "Tasks made new: 6 Tasks changed: 0 Tasks as they are: 0 Anchors made or moved: 1 Remarks: 0",
            administrator.Text,
            StringComparison.Ordinal
        );
        await administrator.SubmitAsync("#run");

        var (here, there) = (await TableAsync(administrator, "test"), await TableAsync(administrator, "other"));
        Assert.Equal(6, here.Length);
        Assert.Equal(here, there);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData("fr-FR")]
    public async Task A_table_brings_back_all_that_is_told_of_a_task_in_either_language(string language)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await AddAsync(program, AllThatIsTold);
        using var administrator = await hub.AdministratorAsync();
        administrator.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var table = await administrator.Client.GetByteArrayAsync(
            Address("plan.csv?show=Everything"),
            TestContext.Current.CancellationToken
        );
        await hub.DbAsync(db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return db.SaveChangesAsync();
        });
        await administrator.OpenAsync("/admin/campaigns/other/plan/anchors");
        await administrator.SubmitAsync("form[data-guard]", ("name", "Vote"), ("day", "2023-05-25"));

        await UploadAsync(administrator, "plan.csv", table, "other");
        await administrator.SubmitAsync("#run");

        var (here, there) = (await TableAsync(administrator, "test"), await TableAsync(administrator, "other"));
        Assert.Equal(string.Join('\n', here), string.Join('\n', there));
        var brought = await hub.DbAsync(db =>
            db.Set<PlanItem>()
                .IgnoreQueryFilters([HubDb.CampaignFilter])
                .Where(item => item.Title == "Notice")
                .OrderBy(item => item.Id)
                .LastAsync()
        );
        Assert.NotEqual(hub.Campaign.Id, brought.CampaignId);
        Assert.Equal(
            (DayCount.CalendarDays, -30, 1.5, 12.5),
            (brought.Counting, brought.OffsetDays, brought.BufferDays, brought.EffortHours)
        );
        Assert.Equal((PlanChannel.SocialNetworks, "[x] read; sign\n[ ] send"), (brought.Channel, brought.Checklist));
        Assert.Contains(there, line => line.Contains("Notice [FF+2.5ed]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cell_that_a_column_cannot_mean_is_told_with_its_line()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.AdministratorAsync();

        await UploadAsync(
            visitor,
            "plan.csv",
            "Task;Channel;Soft deadline;Waits for\nOne;Pigeon;tomorrow;\nTwo;;;One [DD+2j]\n"u8.ToArray()
        );

        Assert.Contains("Line 2: \"Pigeon\" is nothing that this column may say.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 2: \"tomorrow\" is not a day as 2023-01-31.", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");
        var link = Assert.Single((await TaskAsync(hub, "Two")).WaitsFor);
        Assert.Equal((LinkType.StartToStart, 2.0, LagUnit.WorkingDays), (link.Type, link.LagAmount, link.LagUnit));
    }

    [Fact]
    public async Task A_project_brings_back_how_days_are_counted_what_bounds_a_task_and_when_it_was_done()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        await AddAsync(program, EveryKind);
        using var administrator = await hub.AdministratorAsync();
        var file = await administrator.Client.GetByteArrayAsync(Address("plan.xml"), TestContext.Current.CancellationToken);
        await hub.DbAsync(db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return db.SaveChangesAsync();
        });

        await UploadAsync(administrator, "plan.xml", file);
        Assert.Contains(
            "Tasks changed: 0 Tasks as they are: 11 Anchors made or moved: 0 Remarks: 0",
            administrator.Text,
            StringComparison.Ordinal
        );
        await UploadAsync(administrator, "plan.xml", file, "other");
        await administrator.SubmitAsync("#run");

        var (here, there) = (await SaidAsync(hub, "test"), await SaidAsync(hub, "other"));
        Assert.Equal(11, here.Count);
        Assert.Equal(here, there);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xml")]
    public async Task The_window_of_a_task_and_its_reviewers_are_found_by_their_names(string suffix)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        using var administrator = await hub.AdministratorAsync();
        var session = await program.SendAsync(
            HttpMethod.Post,
            "windows",
            new
            {
                name = "Session",
                from = "2023-04-03",
                to = "2023-04-28",
            }
        );
        await program.TaskAsync(
            new
            {
                title = "Heard",
                window = session.Text("id"),
                reviewers = new[] { hub.Administrator.Id },
            }
        );
        await program.TaskAsync(new { title = "Alone" });
        var file = await administrator.Client.GetByteArrayAsync(Address($"plan.{suffix}"), TestContext.Current.CancellationToken);
        await hub.DbAsync(db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return db.SaveChangesAsync();
        });

        await UploadAsync(administrator, $"plan.{suffix}", file, "other");
        Assert.Contains("no window of the plan is called Session", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync("/admin/campaigns/other/plan/windows");
        await administrator.SubmitAsync("#new-window", ("name", "Session"), ("from", "2023-05-02"), ("to", "2023-05-05"));
        await UploadAsync(administrator, $"plan.{suffix}", file, "other");
        Assert.DoesNotContain("called Session", administrator.Text, StringComparison.Ordinal);
        await administrator.SubmitAsync("#run");

        Assert.Equal(await SaidAsync(hub, "test"), await SaidAsync(hub, "other"));
        Assert.Contains(await SaidAsync(hub, "other"), line => line.Contains("True 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_that_does_not_say_when_a_task_was_done_is_told_so()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await UploadAsync(
            visitor,
            "plan.csv",
            "Task;Done;Held from;Held to\nOne;yes;;\nTwo;yes;2023-01-09;2023-01-10\nThree;no;;\n"u8.ToArray()
        );
        Assert.Contains(
            "Tasks that the file says are done or under way, and not when: 1. It is taken as today.",
            visitor.Text,
            StringComparison.Ordinal
        );

        await visitor.SubmitAsync("#run");

        Assert.Equal(new DateOnly(2023, 2, 7), (await TaskAsync(hub, "One")).HeldTo);
        var two = await TaskAsync(hub, "Two");
        Assert.Equal((new DateOnly(2023, 1, 9), new DateOnly(2023, 1, 10)), (two.HeldFrom, two.HeldTo));
    }

    [Fact]
    public async Task An_import_taken_back_takes_its_phases_along_but_for_one_that_somebody_uses()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        await program.TaskAsync(new { title = "Before", phase = "Before" });
        await UploadAsync(visitor, "plan.csv", "Task;Phase\nOne;Before\nTwo;Draft\nThree;Print\n"u8.ToArray());
        await visitor.SubmitAsync("#run");
        await visitor.FollowAsync();
        await program.TaskAsync(new { title = "Mine", phase = "Print" });

        await visitor.SubmitAsync("#undo");
        await visitor.FollowAsync();

        Assert.Contains("Taken back: 3. Stayed because somebody changed or removed them since: 0.", visitor.Text, StringComparison.Ordinal);
        var phases = (await program.SendAsync(HttpMethod.Get, "phases")).Json.GetProperty("items").EnumerateArray();
        Assert.Equal(["Before", "Print"], phases.Select(phase => phase.GetProperty("name").GetString()).Order());
    }

    // But for ids, and the instant at which it was entered.
    private static Task<List<string>> SaidAsync(HubFactory hub, string campaign) =>
        hub.DbAsync(async db =>
        {
            var all = await db.Set<PlanItem>()
                .IgnoreQueryFilters([HubDb.CampaignFilter])
                .Include(item => item.WaitsFor)
                .Where(item => db.Campaigns.Any(one => one.Id == item.CampaignId && one.Slug == campaign))
                .ToListAsync();
            var titles = all.ToDictionary(item => item.Id, item => item.Title);
            return all.Select(item =>
                    $"{item.Title} {item.DurationDays} {item.AnchorId is not null} {item.OffsetDays} {item.Counting} {item.DueOn} "
                    + $"{item.Rule} {item.RuleOn} {item.Deadline} {item.State} {item.HeldFrom} {item.HeldTo} "
                    + $"{item.BufferDays} {item.EffortHours} {item.Channel} {item.Checklist} {item.WindowId is not null} {item.ReviewerIds.Count} "
                    + string.Join(
                        ',',
                        item.WaitsFor.Select(link => $"{titles[link.PredecessorId]} {link.Type} {link.LagAmount} {link.LagUnit}")
                    )
                )
                .Order(StringComparer.Ordinal)
                .ToList();
        });

    /// <summary>Adds the tasks, counted from the vote on Thursday 25 May 2023 where they say so, each bound to the one before it that it names.</summary>
    private static async Task AddAsync(HttpClient program, string tasks)
    {
        var vote = await program.AnchorAsync("Vote", "2023-05-25");
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var task in JsonNode.Parse(tasks)!.AsArray().Select(task => task!.AsObject()))
        {
            task.Remove("link", out var link);
            if (task.ContainsKey("offsetDays"))
            {
                task["anchor"] = vote;
            }

            var id = ids[$"{task["title"]}"] = await program.TaskAsync(task);
            if (link is not null)
            {
                (link["from"], link["to"]) = (ids[$"{link["from"]}"], id);
                await program.SendAsync(HttpMethod.Post, "links", link);
            }
        }
    }

    [Fact]
    public async Task Columns_may_mean_something_else_than_they_seem_to()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await UploadAsync(visitor, "plan.csv", "Quoi,Combien\nÉcrire,3\n"u8.ToArray());
        Assert.Contains("Say which column holds the titles of the tasks.", visitor.Text, StringComparison.Ordinal);

        var action = visitor.Page.QuerySelector("#columns")!.GetAttribute("action")!;
        var token = visitor.Page.QuerySelector("#columns input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var chosen = new FormUrlEncodedContent([
            new("columns", "Task"),
            new("columns", "WorkingDays"),
            new("__RequestVerificationToken", token),
        ]);
        using var answer = await visitor.Client.PostAsync(new Uri(action, UriKind.Relative), chosen, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await visitor.OpenAsync(answer.Headers.Location!.OriginalString);
        await visitor.SubmitAsync("#run");

        Assert.Equal(3, (await TaskAsync(hub, "Écrire")).DurationDays);
    }

    [Theory]
    [InlineData("", "The file holds no table")]
    [InlineData("Task;Days\n\"open;1\n", "a quotation mark is missing")]
    [InlineData("Task\0", "The file is neither CSV nor XLSX.")]
    [InlineData("PK nonsense", "The file is neither CSV nor XLSX.")]
    [InlineData("<Project><Tasks>", "this is not XML that can be read")]
    [InlineData("<Other/>", "its element is not Project")]
    [InlineData(
        "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project><Name>&x;</Name></Project>",
        "this is not XML that can be read"
    )]
    [InlineData(
        "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Project><Name>&b;</Name></Project>",
        "this is not XML that can be read"
    )]
    public async Task A_file_that_is_no_plan_is_refused_in_a_sentence(string content, string sentence)
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Page);

        await visitor.UploadAsync("form#import", "Chosen", "plan.dat", Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_unfolds_to_too_much_is_refused()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await visitor.OpenAsync(Page);
        await visitor.UploadAsync("form#import", "Chosen", "plan.csv", new byte[17 << 20]);
        Assert.Contains("larger than 16 MB", visitor.Text, StringComparison.Ordinal);

        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var nothing = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 300; megabyte++)
            {
                entry.Write(nothing);
            }
        }

        await visitor.OpenAsync(Page);
        await visitor.UploadAsync("form#import", "Chosen", "plan.xlsx", bomb.ToArray());
        Assert.Contains("unfolds to more than 256 MB", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_that_would_wait_for_one_another_come_in_without_that_link()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await UploadAsync(visitor, "plan.csv", "Task;Waits for\nOne;Two\nTwo;Three\nThree;One | Four\n"u8.ToArray());

        Assert.Contains("Line 4: Three and One would wait for one another; the link is left out.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Line 4: there is no task \"Four\" to wait for", visitor.Text, StringComparison.Ordinal);
        // Turned round by a second file, though each way by itself would make a loop with what is there.
        await visitor.SubmitAsync("#run");
        await UploadAsync(visitor, "plan.csv", "Task;Waits for\nTwo;One\nOne;Three\n"u8.ToArray());
        Assert.Contains("Tasks changed: 2", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Remarks: 0", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_takes_the_plan_away_in_every_format_and_brings_it_back()
    {
        using var hub = await HubCommand.WithDemoAsync();
        var folder = System.IO.Directory.CreateDirectory(Path.Combine(hub.Folder, "out")).FullName;
        var campaign = "changer-de-cap";
        foreach (
            var (format, beginning) in new[] { ("csv", "\uFEFF\""), ("mermaid", "gantt"), ("mspdi", "<?xml"), ("ics", "BEGIN:VCALENDAR") }
        )
        {
            var (exitCode, output, error) = await hub.RunAsync([
                "plan",
                "export",
                "--campaign",
                campaign,
                "--format",
                format,
                "--out",
                Path.Combine(folder, format),
            ]);
            Assert.Equal((0, ""), (exitCode, output));
            Assert.True(
                (await File.ReadAllTextAsync(Path.Combine(folder, format), Encoding.Latin1, TestContext.Current.CancellationToken)).Length
                    > 500,
                error
            );
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, format), TestContext.Current.CancellationToken);
            Assert.StartsWith(beginning, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }

        foreach (var format in new[] { "csv", "mspdi" })
        {
            var (exitCode, output, _) = await hub.RunAsync([
                "plan",
                "import",
                Path.Combine(folder, format),
                "--campaign",
                campaign,
                "--dry-run",
                "--json",
            ]);
            Assert.Equal(0, exitCode);
            var report = System.Text.Json.JsonDocument.Parse(output).RootElement;
            Assert.Equal(
                (0, 0, 0),
                (
                    report.GetProperty("created").GetInt32(),
                    report.GetProperty("updated").GetInt32(),
                    report.GetProperty("problems").GetArrayLength()
                )
            );
            Assert.True(report.GetProperty("unchanged").GetInt32() > 20);
        }
    }

    private static byte[] Changed(byte[] export, string id)
    {
        var lines = Encoding.UTF8.GetString(export).Split("\r\n");
        var header = lines[0].TrimStart('\uFEFF').Split(';').Select(cell => cell.Trim('"')).ToList();
        var at = Array.FindIndex(lines, line => line.Contains(id, StringComparison.Ordinal));
        var cells = lines[at].Split(';');
        cells[header.IndexOf("Task")] = "Long letter";
        cells[header.IndexOf("Days before")] = "8";
        lines[at] = string.Join(';', cells);
        var fresh = header.Select(name =>
            name switch
            {
                "Task" => "Fresh",
                "Waits for" => "Long letter",
                _ => "",
            }
        );
        return Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + string.Join(';', fresh) + "\r\n");
    }

    private static byte[] ChangedWorkbook(byte[] export, string id)
    {
        using var read = new MemoryStream(export);
        var rows = read.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Select(row => row.ToDictionary()).ToList();
        var letter = rows.Single(row => row["Identifier"]?.ToString() == id);
        (letter["Task"], letter["Days before"]) = ("Long letter", 8);
        rows.Add(
            letter.Keys.ToDictionary(
                name => name,
                name =>
                    (object?)(
                        name switch
                        {
                            "Task" => "Fresh",
                            "Waits for" => "Long letter",
                            _ => null,
                        }
                    )
            )
        );
        using var written = new MemoryStream();
        written.SaveAs(rows);
        return written.ToArray();
    }

    private static async Task UploadAsync(Visitor visitor, string name, byte[] content, string campaign = "test")
    {
        await visitor.OpenAsync(Page.Replace("/test/", $"/{campaign}/", StringComparison.Ordinal));
        await visitor.UploadAsync("form#import", "Chosen", name, content);
        await visitor.FollowAsync();
    }

    private static async Task<string> PlanAsync(
        HttpClient program,
        string title,
        double durationDays,
        string? anchor = null,
        int offsetDays = 0,
        string[]? waitsFor = null,
        string phase = "",
        string? dueOn = null
    ) =>
        (
            await program.SendAsync(
                HttpMethod.Post,
                "tasks",
                new
                {
                    title,
                    durationDays,
                    anchor,
                    offsetDays,
                    waitsFor,
                    phase,
                    dueOn,
                    note = $"{title}\n& <more>",
                }
            )
        ).Text("id")!;

    private static Task<PlanItem> TaskAsync(HubFactory hub, string title) =>
        hub.DbAsync(db => db.Set<PlanItem>().AsNoTracking().Include(item => item.WaitsFor).SingleAsync(item => item.Title == title));

    // But for the ids, which are each campaign's own.
    private static async Task<string[]> TableAsync(Visitor visitor, string campaign)
    {
        var csv = await visitor.Client.GetStringAsync(
            new Uri($"/admin/campaigns/{campaign}/plan.csv?show=Everything", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        return [.. csv.TrimEnd().Split("\r\n").Skip(1).Select(line => line[..line.LastIndexOf(';')]).Order(StringComparer.Ordinal)];
    }

    private static Uri Address(string name) => new($"/admin/campaigns/test/{name}", UriKind.Relative);
}
