using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// The map as a file that other tools and this hub's own import read: the stakeholders that a filter lets through, the ties between them, their posts.
/// Stance, scores, notes and ties of family are left out unless asked for.
/// </summary>
internal sealed class ExportStakeholders(HubDb db, StakeholderList list, TableFile table, TraitShelf shelf, RightsDesk rights)
{
    /// <param name="filter">As the list shows it.</param>
    /// <param name="format">Tables are in the words of the person, graphs and cards in English.</param>
    /// <param name="isSensitive">With stance, scores and notes.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<byte[]> WriteAsync(StakeholderFilter filter, MapFormat format, bool isSensitive, CancellationToken cancellationToken)
    {
        var map = await ReadAsync(filter, isSensitive, withCards: format is MapFormat.Vcf or MapFormat.Vcf3, cancellationToken);
        rights.Register(
            isSensitive ? "The map with stances, scores and notes" : "The map",
            format.Word(),
            map.Actors.Count(each => each.Stakeholder.Actor.Type == ActorKind.Person)
        );
        await db.SaveChangesAsync(cancellationToken);
        return format switch
        {
            MapFormat.Csv => table.Write(map, isWorkbook: false),
            MapFormat.Xlsx => table.Write(map, isWorkbook: true),
            MapFormat.Vcf => VCards.Write(map, isThird: false),
            MapFormat.Vcf3 => VCards.Write(map, isThird: true),
            MapFormat.GraphMl => GraphMl.Write(map),
            MapFormat.Gexf => Gexf.Write(map),
            MapFormat.Kumu => Kumu.Write(map),
            MapFormat.KumuXlsx => Kumu.WriteWorkbook(map),
            _ => Popolo.Write(map),
        };
    }

    private async Task<ExportedMap> ReadAsync(
        StakeholderFilter filter,
        bool isSensitive,
        bool withCards,
        CancellationToken cancellationToken
    )
    {
        var stakeholders = await list.ReadAsync(filter, cancellationToken);
        var onMap = db.Set<Stakeholder>().Select(each => each.ActorId);
        var contacts = (
            await db.Set<ContactDetail>()
                .AsNoTracking()
                .Where(ContactDetail.HoldsOn(db.Here.Today))
                .Where(contact => onMap.Contains(contact.ActorId))
                .OrderBy(contact => contact.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(contact => contact.ActorId);
        var cards = withCards
            ? await db.Set<KeptCard>()
                .AsNoTracking()
                .Where(card => onMap.Contains(card.ActorId))
                .ToDictionaryAsync(card => card.ActorId, card => card.Lines, cancellationToken)
            : [];
        var bodies = await BodiesAsync(onMap, cancellationToken);
        var traits = await shelf.ReadAsync(stakeholders: null, cancellationToken);
        return new ExportedMap(
            [
                .. stakeholders.Select(each => new ExportedActor(
                    each,
                    [.. contacts[each.ActorId]],
                    each.Actor.Type == ActorKind.Person ? bodies.GetValueOrDefault(each.ActorId, "") : "",
                    cards.GetValueOrDefault(each.ActorId, ""),
                    isSensitive ? Scores(each) : []
                )
                {
                    Tags = traits.TagsOf(each),
                    Fields = [.. traits.ValuesOf(each.Id)],
                }),
            ],
            await TiesAsync(onMap, [.. stakeholders.Select(each => each.ActorId)], isSensitive, cancellationToken),
            await MandatesAsync(onMap, [.. stakeholders.Select(each => each.ActorId)], cancellationToken),
            traits.Fields
        );
    }

    // Of several the one they joined last.
    private async Task<Dictionary<Guid, string>> BodiesAsync(IQueryable<Guid> onMap, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var members = await (
            from tie in db.Set<Tie>().AsNoTracking()
            join body in db.Set<Actor>() on tie.ToId equals body.Id
            where tie.Type == TieType.MemberOf && (tie.Until == null || tie.Until >= today) && onMap.Contains(tie.FromId)
            orderby tie.Since, tie.Id
            select new { tie.FromId, body.Name }
        ).ToListAsync(cancellationToken);
        return members.GroupBy(member => member.FromId).ToDictionary(ofOne => ofOne.Key, ofOne => ofOne.Last().Name);
    }

    private static List<(string Name, string Value)> Scores(Stakeholder each) =>
        [
            ("stance", ListValues.Of(each.Overall.Level)),
            ("influence", each.Influence?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("interest", each.Interest?.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("note", each.Actor.Note),
        ];

    private async Task<List<ImportedTie>> TiesAsync(
        IQueryable<Guid> onMap,
        HashSet<Guid> shown,
        bool isSensitive,
        CancellationToken cancellationToken
    )
    {
        var ties = await db.Set<Tie>()
            .AsNoTracking()
            .Where(tie => onMap.Contains(tie.FromId) && onMap.Contains(tie.ToId))
            .OrderBy(tie => tie.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. ties.Where(tie => shown.Contains(tie.FromId) && shown.Contains(tie.ToId))
                .Where(tie => isSensitive || !tie.Type.IsSensitive())
                .Select(tie => new ImportedTie(
                    0,
                    $"{tie.FromId}",
                    $"{tie.ToId}",
                    tie.Type,
                    tie.Strength,
                    tie.Since,
                    tie.Until,
                    tie.Source,
                    tie.KnownOn
                )),
        ];
    }

    private async Task<List<ImportedMandate>> MandatesAsync(
        IQueryable<Guid> onMap,
        HashSet<Guid> shown,
        CancellationToken cancellationToken
    )
    {
        var posts = await db.Set<Post>()
            .AsNoTracking()
            .Where(post => onMap.Contains(post.OrganisationId))
            .OrderBy(post => post.Id)
            .ToListAsync(cancellationToken);
        var held = (
            await db.Set<Mandate>()
                .AsNoTracking()
                .Where(mandate => onMap.Contains(mandate.PersonId))
                .OrderBy(mandate => mandate.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(mandate => mandate.PostId);
        return
        [
            .. from post in posts
            where shown.Contains(post.OrganisationId)
            from mandate in held[post.Id].Where(mandate => shown.Contains(mandate.PersonId)).DefaultIfEmpty()
            select new ImportedMandate(
                0,
                $"{post.OrganisationId}",
                post.Title,
                mandate is null ? null : $"{mandate.PersonId}",
                mandate?.From,
                mandate?.Until
            ),
        ];
    }
}
