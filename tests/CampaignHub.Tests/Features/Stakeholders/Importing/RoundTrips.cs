using System.Text;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>What leaves the map in a format comes onto another map whole, and onto the same map without a change.</summary>
public sealed class RoundTrips
{
    private static readonly string[] People =
    [
        "Group Les élus du CA",
        "Organisation Caisse nationale des allocations familiales",
        "Person Hélène Dupré, Directrice; générale, RelayTargets <h.dupre@cnaf.example> <01 02 03 04 05> <06 07 08 09 10>",
        "Person Jean-Luc O'Hara & fils",
    ];

    private static readonly string[] Ties =
    [
        "Hélène Dupré → Caisse nationale des allocations familiales: MemberOf 5 2019-09-01–",
        "Hélène Dupré → Jean-Luc O'Hara & fils: Advises 2 2017-01-01–2018-12-31",
        "Jean-Luc O'Hara & fils → Les élus du CA: MemberOf 4 –",
    ];

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("kumu.json")]
    [InlineData("kumu.xlsx")]
    public async Task A_graph_carries_people_and_ties(string suffix)
    {
        var file = await ExportedAsync(suffix);

        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, file);

        Assert.Equal(People, await PeopleAsync(hub));
        Assert.Equal(Ties, await TiesAsync(hub));
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("kumu.json")]
    [InlineData("kumu.xlsx")]
    public async Task A_graph_carries_the_day_a_tie_was_last_known_and_a_file_without_one_makes_none(string suffix)
    {
        byte[] file;
        await using (var first = new HubFactory())
        {
            await SeedAsync(first);
            await KnowAsync(first, new DateOnly(2021, 3, 4));
            using var reader = await first.VisitorAsync(CampaignRole.Reader);
            file = await ImportDesk.ExportAsync(reader, suffix);
        }

        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, file);
        Assert.All(await KnownAsync(hub), day => Assert.Equal(new DateOnly(2021, 3, 4), day));

        // Known later here than the file knows: that stays; and the file that says nothing takes nothing.
        await KnowAsync(hub, new DateOnly(2022, 5, 6));
        await ImportDesk.UploadAsync(visitor, file);
        Assert.Contains("0 ties and mandates", visitor.Text, StringComparison.Ordinal);
        Assert.All(await KnownAsync(hub), day => Assert.Equal(new DateOnly(2022, 5, 6), day));
    }

    [Fact]
    public async Task A_file_without_days_leaves_ties_that_nobody_confirmed_as_they_are()
    {
        await using var hub = new HubFactory();
        await SeedAsync(hub);
        await KnowAsync(hub, day: null);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.ImportAsync(visitor, await ImportDesk.ExportAsync(visitor, "graphml"));

        Assert.All(await KnownAsync(hub), Assert.Null);
    }

    private static Task<List<DateOnly?>> KnownAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<Tie>().Select(tie => tie.KnownOn).ToListAsync());

    private static Task<bool> KnowAsync(HubFactory hub, DateOnly? day) =>
        hub.DbAsync(async db =>
        {
            foreach (var tie in await db.Set<Tie>().ToListAsync())
            {
                tie.Describe(tie.Strength, tie.Since, tie.Until, tie.Source, day);
            }

            await db.SaveChangesAsync();
            return true;
        });

    [Fact]
    public async Task A_mandate_that_cannot_be_is_told_with_its_line_and_the_rest_comes_in()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, Popolo("""{ "person_id": "a", "post_id": "t", "start_date": "2020-01-01" }"""));
        await hub.DbAsync(async db =>
        {
            (await db.Set<Post>().SingleAsync()).IsForOne = true;
            return await db.SaveChangesAsync();
        });

        await ImportDesk.UploadAsync(
            visitor,
            Popolo(
                """
                { "person_id": "a", "post_id": "t", "end_date": "2019-01-01" },
                { "person_id": "b", "post_id": "t", "start_date": "2021-01-01" },
                { "person_id": "b", "organization_id": "o" }
                """
            )
        );

        Assert.Contains("the mandate of Una Zed ends before it begins", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Director is a post for one, and somebody else holds it in the days of Duo Zed",
            visitor.Text,
            StringComparison.Ordinal
        );
        await visitor.SubmitAsync("#run");
        Assert.Equal(new DateOnly(2020, 1, 1), await hub.DbAsync(db => db.Set<Mandate>().Select(mandate => mandate.From).SingleAsync()));
        Assert.Contains("Duo Zed → The fund: MemberOf 3 –", await TiesAsync(hub));
    }

    private static byte[] Popolo(string memberships) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {
              "persons": [{ "id": "a", "name": "Una Zed" }, { "id": "b", "name": "Duo Zed" }],
              "organizations": [{ "id": "o", "name": "The fund" }],
              "posts": [{ "id": "t", "label": "Director", "organization_id": "o" }],
              "memberships": [{{memberships}}]
            }
            """
        );

    [Fact]
    public async Task Popolo_carries_memberships_and_mandates()
    {
        var file = await ExportedAsync("popolo.json");

        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, file);

        Assert.Equal(["Hélène Dupré", "Jean-Luc O'Hara & fils"], await NamesAsync(hub, ActorKind.Person));
        Assert.Equal(
            [
                "Hélène Dupré → Caisse nationale des allocations familiales: MemberOf 3 2019-09-01–",
                "Jean-Luc O'Hara & fils → Les élus du CA: MemberOf 3 –",
            ],
            await TiesAsync(hub)
        );
        Assert.Equal("Directrice générale: Dupré 2019-09-01–", await MandateAsync(hub));
    }

    [Theory]
    [InlineData("vcf")]
    [InlineData("v3.vcf")]
    public async Task Cards_carry_people_with_the_body_they_belong_to(string suffix)
    {
        var file = await ExportedAsync(suffix);

        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.ImportAsync(visitor, file);

        Assert.Equal(
            People.Select(each => each.Replace("RelayTargets", "Observers", StringComparison.Ordinal)),
            await PeopleAsync(hub, "Observers")
        );
        Assert.Contains("Hélène Dupré → Caisse nationale des allocations familiales: MemberOf 3 –", await TiesAsync(hub));
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    [InlineData("kumu.json")]
    [InlineData("kumu.xlsx")]
    [InlineData("popolo.json")]
    [InlineData("vcf")]
    [InlineData("xlsx")]
    public async Task What_was_exported_changes_nothing_where_it_came_from(string suffix)
    {
        await using var hub = new HubFactory();
        await SeedAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        await ImportDesk.UploadAsync(visitor, await ImportDesk.ExportAsync(visitor, suffix));

        Assert.Contains(
            "0 made new 0 changed 4 as they are 0 ties and mandates 0 to review 0 left out",
            visitor.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Stances_scores_and_notes_leave_only_when_asked_for()
    {
        await using var hub = new HubFactory();
        await SeedAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);

        foreach (var suffix in new[] { "graphml", "gexf", "kumu.json", "vcf", "popolo.json" })
        {
            Assert.DoesNotContain(
                "mornings",
                Encoding.UTF8.GetString(await ImportDesk.ExportAsync(visitor, suffix)),
                StringComparison.Ordinal
            );
        }

        var asked = Encoding.UTF8.GetString(await ImportDesk.ExportAsync(visitor, "graphml?sensitive=true"));
        Assert.Contains("mornings", asked, StringComparison.Ordinal);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        await reader.OpenAsync($"{StakeholderDesk.Path}.vcf?sensitive=true");
        Assert.NotEqual(System.Net.HttpStatusCode.OK, reader.Status);
    }

    private static async Task<byte[]> ExportedAsync(string suffix)
    {
        await using var hub = new HubFactory();
        await SeedAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        return await ImportDesk.ExportAsync(visitor, suffix);
    }

    private static Task<int> SeedAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var day = new DateOnly(2019, 9, 1);
            var body = new Actor { Type = ActorKind.Organisation, Name = "Caisse nationale des allocations familiales" };
            var board = new Actor { Type = ActorKind.Group, Name = "Les élus du CA" };
            var head = new Actor
            {
                Type = ActorKind.Person,
                FirstName = "Hélène",
                Name = "Dupré",
                Function = "Directrice; générale",
                Note = "Prefers mornings",
            };
            var other = new Actor { Type = ActorKind.Person, Name = "Jean-Luc O'Hara & fils" };
            db.AddRange(body, board, head, other);
            db.AddRange(
                new[] { body, board, head, other }.Select(actor => new Stakeholder
                {
                    ActorId = actor.Id,
                    Actor = actor,
                    Class = TargetClass.Relay,
                })
            );
            foreach (
                var (kind, value) in new[]
                {
                    (ContactKind.Email, "h.dupre@cnaf.example"),
                    (ContactKind.Phone, "01 02 03 04 05"),
                    (ContactKind.Mobile, "06 07 08 09 10"),
                }
            )
            {
                var contact = new ContactDetail { ActorId = head.Id };
                contact.Describe(kind, value, "Website", day);
                db.Add(contact);
            }

            Tie(head, body, TieType.MemberOf, 5, day, null);
            Tie(head, other, TieType.Advises, 2, new DateOnly(2017, 1, 1), new DateOnly(2018, 12, 31));
            Tie(other, board, TieType.MemberOf, 4, null, null);
            var post = Post.Of(body, "Directrice générale");
            db.Add(post);
            db.Add(Mandate.Of(head, post, day, until: null));
            return await db.SaveChangesAsync();

            void Tie(Actor from, Actor to, TieType type, int strength, DateOnly? since, DateOnly? until)
            {
                var tie = CampaignHub.Features.Directory.Tie.Between(from, to, type);
                tie.Describe(strength, since, until, "Annual report, p. 3 <b>");
                db.Add(tie);
            }
        });

    private static Task<List<string>> PeopleAsync(HubFactory hub, string name = "RelayTargets") =>
        hub.DbAsync(async db =>
        {
            var all = await db.Set<Stakeholder>().Include(each => each.Actor.Contacts).ToListAsync();
            var expected = name == "Observers" ? TargetClass.Observer : TargetClass.Relay;
            Assert.All(all, each => Assert.Equal(expected, each.Class));
            return all.Select(each =>
                    $"{each.Actor.Type} {each.Actor.FullName}"
                    + (each.Actor.Function.Length > 0 ? $", {each.Actor.Function}, {name}" : "")
                    + string.Concat(each.Actor.Contacts.OrderBy(contact => contact.Kind).Select(contact => $" <{contact.Value}>"))
                )
                .Order(StringComparer.Ordinal)
                .ToList();
        });

    private static Task<List<string>> NamesAsync(HubFactory hub, ActorKind kind) =>
        hub.DbAsync(async db =>
            (await db.Set<Actor>().Where(actor => actor.Type == kind).ToListAsync())
                .Select(actor => actor.FullName)
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static Task<List<string>> TiesAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var names = await db.Set<Actor>().ToDictionaryAsync(actor => actor.Id, actor => actor.FullName);
            return (await db.Set<Tie>().ToListAsync())
                .Select(tie =>
                    $"{names[tie.FromId]} → {names[tie.ToId]}: {tie.Type} {tie.Strength} {tie.Since:yyyy-MM-dd}–{tie.Until:yyyy-MM-dd}"
                )
                .Order(StringComparer.Ordinal)
                .ToList();
        });

    private static Task<string> MandateAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var mandate = await db.Set<Mandate>().SingleAsync();
            var post = await db.Set<Post>().SingleAsync(each => each.Id == mandate.PostId);
            var person = await db.Set<Actor>().SingleAsync(each => each.Id == mandate.PersonId);
            return $"{post.Title}: {person.Name} {mandate.From:yyyy-MM-dd}–{mandate.Until:yyyy-MM-dd}";
        });
}
