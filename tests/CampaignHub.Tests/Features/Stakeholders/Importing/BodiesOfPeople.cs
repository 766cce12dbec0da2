using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Stakeholders.Importing;

/// <summary>A body that a file first names beside one of its people is still what its own line says.</summary>
public sealed class BodiesOfPeople
{
    [Theory]
    [InlineData("csv", "fr")]
    [InlineData("csv", "en")]
    [InlineData("xlsx", "en")]
    public async Task A_table_brings_everybody_into_an_empty_hub_as_what_they_are(string suffix, string language)
    {
        byte[] file;
        List<string> expected;
        await using (var first = new HubFactory())
        {
            await SeedAsync(first);
            expected = await AllAsync(first);
            using var reader = await first.VisitorAsync(CampaignRole.Reader);
            reader.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
            reader.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            file = await ImportDesk.ExportAsync(reader, suffix);
        }

        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        await ImportDesk.UploadAsync(visitor, file);
        Assert.Contains("0 to review 0 left out", visitor.Text, StringComparison.Ordinal);
        await visitor.SubmitAsync("#run");

        Assert.Equal(6, expected.Count);
        Assert.Equal(expected, await AllAsync(hub));
        Assert.Equal(["Alain Abel → Collège des élus", "Berthe Bon → Collège des élus", "Carl Cru → Mutuelle"], await MembersAsync(hub));
    }

    private static Task<int> SeedAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var group = new Actor { Type = ActorKind.Group, Name = "Collège des élus" };
            var body = new Actor { Type = ActorKind.Organisation, Name = "Mutuelle" };
            var named = new[] { ("Alain", "Abel", group), ("Berthe", "Bon", group), ("Carl", "Cru", body) };
            var people = named.Select(each =>
                (
                    Person: new Actor
                    {
                        Type = ActorKind.Person,
                        FirstName = each.Item1,
                        Name = each.Item2,
                    },
                    Body: each.Item3
                )
            );
            foreach (var (person, its) in people)
            {
                db.Add(
                    new Stakeholder
                    {
                        ActorId = person.Id,
                        Actor = person,
                        Class = TargetClass.Ally,
                    }
                );
                var tie = Tie.Between(person, its, TieType.MemberOf);
                tie.Describe(3, since: null, until: null, "Website");
                db.Add(tie);
            }

            var other = new Actor { Type = ActorKind.Group, Name = "Un réseau" };
            db.AddRange(
                new[] { group, body, other }.Select(actor => new Stakeholder
                {
                    ActorId = actor.Id,
                    Actor = actor,
                    Class = TargetClass.DirectTarget,
                })
            );
            return await db.SaveChangesAsync();
        });

    private static Task<List<string>> AllAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
            (await db.Set<Stakeholder>().Include(each => each.Actor).ToListAsync())
                .Select(each => $"{each.Actor.Type} {each.Actor.FullName} {each.Class}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static Task<List<string>> MembersAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var names = await db.Set<Actor>().ToDictionaryAsync(actor => actor.Id, actor => actor.FullName);
            return (await db.Set<Tie>().ToListAsync())
                .Select(tie => $"{names[tie.FromId]} → {names[tie.ToId]}")
                .Order(StringComparer.Ordinal)
                .ToList();
        });
}
