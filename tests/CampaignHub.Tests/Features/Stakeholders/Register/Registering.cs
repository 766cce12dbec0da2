using System.IO.Compression;
using System.Net;
using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Register;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Register;

/// <summary>The register of interest representatives, on Tuesday 7 February 2023.</summary>
public sealed class Registering
{
    private const string Root = "/admin/campaigns/test/register";

    [Fact]
    public async Task Contacts_of_our_own_initiative_count_once_for_each_official_and_the_others_say_why_not()
    {
        await using var hub = new HubFactory();
        var (deputy, senator, friend, unknown) = (
            await StakeholderDesk.PutAsync(hub, "Deputy"),
            await StakeholderDesk.PutAsync(hub, "Senator"),
            await StakeholderDesk.PutAsync(hub, "Friend"),
            await StakeholderDesk.PutAsync(hub, "Stranger")
        );
        using var program = await hub.ProgramAsync();
        await SayAsync(program, deputy, "parliament");
        await SayAsync(program, senator, "parliament");
        await SayAsync(program, friend, "not_an_official");
        await LogAsync(program, "To both", "2023-02-01", "outgoing_own_initiative", deputy, senator, friend);
        await LogAsync(program, "Asked", "2023-02-02", "outgoing_on_request", deputy);
        await LogAsync(program, "Theirs", "2023-02-03", "incoming", deputy);
        await LogAsync(program, "Friends", "2023-02-04", "outgoing_own_initiative", friend);
        await LogAsync(program, "Open", "2023-02-05", "outgoing_own_initiative", unknown);
        await LogAsync(program, "Long ago", "2022-02-07", "outgoing_own_initiative", deputy);

        var state = (await program.SendAsync(HttpMethod.Get, "register")).Json;
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync(Root);

        Assert.Equal("2022-02-08", state.GetProperty("from").GetString());
        Assert.Equal(2, state.GetProperty("organisation").GetProperty("now").GetInt32());
        // The window from 7 February 2022 to 6 February 2023 held the old one too.
        Assert.Equal(3, state.GetProperty("organisation").GetProperty("greatest").GetProperty("count").GetInt32());
        Assert.Contains("2 of 10", visitor.Text, StringComparison.Ordinal);
        foreach (
            var (title, reason) in new[]
            {
                ("To both", "2 contacts"),
                ("Asked", "Answered a request"),
                ("Theirs", "They began it"),
                ("Friends", "No public official"),
                ("Open", "Official not said"),
            }
        )
        {
            var row = visitor.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(title, StringComparison.Ordinal));
            Assert.Contains(reason, row.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Long ago", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_makes_its_holder_an_official_while_it_is_held()
    {
        await using var hub = new HubFactory();
        var person = await StakeholderDesk.PutAsync(hub, "Adviser");
        var post = await hub.DbAsync(async db =>
        {
            var cabinet = new Actor { Type = ActorKind.Organisation, Name = "Cabinet" };
            var made = Post.Of(cabinet, "Adviser");
            db.AddRange(cabinet, made, Mandate.Of(person.Actor, made, new DateOnly(2023, 1, 15), until: null));
            db.Entry(person.Actor).State = EntityState.Unchanged;
            await db.SaveChangesAsync();
            return made.Id;
        });
        using var program = await hub.ProgramAsync();
        await LogAsync(program, "Before", "2023-01-10", "outgoing_own_initiative", person);
        await LogAsync(program, "After", "2023-01-20", "outgoing_own_initiative", person);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/officials");
        var at = visitor.Page.QuerySelectorAll("input[name$=PostId]").ToList().FindIndex(input => input.GetAttribute("value") == $"{post}");
        Assert.Contains(
            visitor
                .Page.QuerySelectorAll("#officials tbody tr")
                .Select(row => $"{row.Children[0].TextContent}: {row.Children[1].TextContent}"),
            row => row == "Adviser: Adviser, Cabinet"
        );
        await visitor.SubmitAsync("#officials", ($"values[{at}].Category", "GovernmentOrCabinet"));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);

        var contacts = (await program.SendAsync(HttpMethod.Get, "register/contacts")).Json.EnumerateArray();
        Assert.Equal(["official_not_said", "counts"], contacts.Select(contact => contact.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task The_home_page_warns_before_the_threshold_and_tells_the_day_of_the_registration_once_it_is_reached()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await SayAsync(program, deputy, "parliament");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        for (var day = 1; day <= 6; day++)
        {
            await LogAsync(program, $"Call {day}", $"2023-01-0{day}", "outgoing_own_initiative", deputy);
        }

        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.DoesNotContain("register of interest representatives", visitor.Text, StringComparison.OrdinalIgnoreCase);
        await LogAsync(program, "Call 7", "2023-01-07", "outgoing_own_initiative", deputy);
        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("7 of 10 contacts", visitor.Text, StringComparison.Ordinal);
        for (var day = 10; day <= 12; day++)
        {
            await LogAsync(program, $"Call {day}", $"2023-01-{day}", "outgoing_own_initiative", deputy);
        }

        await visitor.OpenAsync("/admin/campaigns/test");
        Assert.Contains("The threshold was reached on 12 January 2023.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync(Root);
        Assert.Contains("enter the register by 12 March 2023", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_so_many_for_each_person_apart_is_a_version_of_the_rule_with_its_day()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Deputy");
        using var program = await hub.ProgramAsync();
        await SayAsync(program, deputy, "parliament");
        await LogAsync(program, "One", "2023-01-02", "outgoing_own_initiative", deputy);
        await LogAsync(program, "Two", "2023-01-03", "outgoing_own_initiative", deputy);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{Root}/rules");
        await visitor.SubmitAsync("#rule", ("Form.From", "2023-01-01"), ("Form.Threshold", "2"), ("Form.WarnAt", "3"));
        Assert.Contains("The warning comes at the threshold or before it.", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Root}/rules");
        await visitor.SubmitAsync("#rule", ("Form.From", "2023-01-01"), ("Form.Threshold", "2"), ("Form.WarnAt", "2"));
        Assert.Equal("2023-01-03", await ReachedAsync(program, "organisation"));

        await visitor.OpenAsync($"{Root}/rules");
        await visitor.SubmitAsync("#rule", ("Form.IsMoreThan", "true"));
        Assert.Null(await ReachedAsync(program, "organisation"));
        await visitor.OpenAsync($"{Root}/rules");
        await visitor.SubmitAsync("#rule", ("Form.IsMoreThan", "false"), ("Form.Unit", "Person"));

        // Nobody of us was named in these contacts.
        Assert.Null(await ReachedAsync(program, "deciding"));
        await visitor.OpenAsync(Root);
        Assert.Contains("2 contacts name nobody of us", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<RegisterRule>().CountAsync()));
    }

    [Fact]
    public async Task A_proposal_is_shown_and_not_saved_until_somebody_agrees()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Marchais");
        using var program = await hub.ProgramAsync();
        await SayAsync(program, deputy, "parliament");
        var id = await LogAsync(program, "A call", "2023-02-01", "outgoing_own_initiative", deputy);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/contacts/{id}");
        Assert.Equal("InformalTalks", visitor.Page.QuerySelector("#action option[selected]")!.GetAttribute("value"));
        Assert.Contains("Proposed, not saved", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<RegisterLine>().CountAsync()));
        await visitor.SubmitAsync("#say", ("Form.Subject", "What M. Marchais thinks"), ("Form.Decision", "Laws"));
        Assert.Contains("name the matter, not Marchais", visitor.Text, StringComparison.Ordinal);
        await visitor.OpenAsync($"{Root}/contacts/{id}");
        await visitor.SubmitAsync("#say", ("Form.Subject", "Controls"), ("Form.Decision", "Laws"), ("Form.Fields", "Social security"));

        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        var line = await hub.DbAsync(db => db.Set<RegisterLine>().SingleAsync());
        Assert.Equal(
            (RegisterAction.InformalTalks, RegisterDecision.Laws, "Controls", true),
            (line.Action, line.Decision, line.Subject, line.IsComplete)
        );
    }

    [Fact]
    public async Task The_yearly_draft_gathers_matters_without_names_or_notes_in_every_file()
    {
        await using var hub = new HubFactory();
        var deputy = await StakeholderDesk.PutAsync(hub, "Marchais");
        using var program = await hub.ProgramAsync();
        await SayAsync(program, deputy, "parliament");
        foreach (
            var (day, action) in new[] { ("2022-05-02", "informal_talks"), ("2022-12-31", "drafting_suggestions"), ("2023-01-01", "other") }
        )
        {
            var id = await LogAsync(program, "With Marchais", day, "outgoing_own_initiative", deputy);
            await program.SendAsync(
                HttpMethod.Put,
                $"register/contacts/{id}",
                new
                {
                    action,
                    decision = "laws",
                    subject = "Controls",
                    fields = "Social security, Family",
                }
            );
        }

        await LogAsync(program, "Bare", "2022-06-01", "outgoing_own_initiative", deputy);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        await visitor.OpenAsync($"{Root}/draft");
        var json = await visitor.Client.GetStringAsync(
            new Uri($"{Root}/draft.json?year=2022", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var csv = await visitor.Client.GetStringAsync(
            new Uri($"{Root}/draft.csv?year=2022", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var docx = await visitor.Client.GetByteArrayAsync(
            new Uri($"{Root}/draft.docx?year=2022", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Contains("from 1 January 2022 to 31 December 2022, to be declared by 31 March 2023", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(Draft2022, json.ReplaceLineEndings("\n"));
        Assert.Equal(
            "\"Subject\";\"Fields of activity\";\"Kinds of action\";\"Kinds of decision\";\"Categories of officials\";\"Contacts\";\"Third parties\"\r\n"
                + "\"Controls\";\"Family | Social security\";\"Informal talks | Drafting suggestions\";\"Laws\";\"Parliament\";\"2\";\"\"\r\n"
                + "\"\";\"\";\"\";\"\";\"Parliament\";\"1\";\"\"\r\n",
            csv.TrimStart('\uFEFF')
        );
        using var parts = new ZipArchive(new MemoryStream(docx));
        using var text = new StreamReader(parts.GetEntry("word/document.xml")!.Open(), Encoding.UTF8);
        var document = System.Xml.Linq.XDocument.Parse(await text.ReadToEndAsync(TestContext.Current.CancellationToken)).Root!.Value;
        Assert.Contains("Informal talks | Drafting suggestions", document, StringComparison.Ordinal);
        Assert.All(new[] { visitor.Text, json, csv, document }, each => Assert.DoesNotContain("Marchais", each, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contributor_may_not_change_how_the_register_counts()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await visitor.OpenAsync($"{Root}/rules");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("#rule"));
    }

    private const string Draft2022 = """
        {
          "from": "2022-01-01",
          "until": "2022-12-31",
          "dueOn": "2023-03-31",
          "matters": [
            {
              "subject": "Controls",
              "fields": [
                "Family",
                "Social security"
              ],
              "actions": [
                "informal_talks",
                "drafting_suggestions"
              ],
              "decisions": [
                "laws"
              ],
              "officials": [
                "parliament"
              ],
              "contacts": 2,
              "incomplete": 0
            },
            {
              "subject": "",
              "fields": [],
              "actions": [],
              "decisions": [],
              "officials": [
                "parliament"
              ],
              "contacts": 1,
              "incomplete": 1
            }
          ],
          "toDecide": 0,
          "contacts": 3
        }
        """;

    private static async Task<string?> ReachedAsync(HttpClient program, string tally) =>
        (await program.SendAsync(HttpMethod.Get, "register")).Json.GetProperty(tally).GetProperty("reachedOn").GetString();

    private static async Task SayAsync(HttpClient program, Stakeholder who, string category) =>
        Assert.Equal(
            HttpStatusCode.OK,
            (await program.SendAsync(HttpMethod.Put, "register/officials", new { actor = who.ActorId, category })).Status
        );

    private static async Task<string> LogAsync(HttpClient program, string title, string day, string direction, params Stakeholder[] with)
    {
        var answer = await program.SendAsync(
            HttpMethod.Post,
            "interactions",
            new
            {
                title,
                type = "call",
                direction,
                heldOn = day,
                actors = with.Select(each => each.ActorId),
            }
        );
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return answer.Text("id")!;
    }
}
