using CampaignHub.Data;
using CampaignHub.Features.Directory.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Custom fields that two actors on the map both have filled in: one value is kept.</summary>
internal sealed class MergedFieldValues(HubDb db) : IMergedValues
{
    private sealed record Pair(CustomField Field, FieldValue Kept, FieldValue Other);

    public async Task<IReadOnlyList<MergeChoices.Field>> ReadAsync(Guid kept, Guid other, CancellationToken cancellationToken) =>
        [
            .. (await PairsAsync(kept, other, cancellationToken)).Select(pair => new MergeChoices.Field(
                NameOf(pair.Field),
                pair.Field.Name,
                FieldText.Show(pair.Field.Kind, pair.Kept.Text),
                FieldText.Show(pair.Field.Kind, pair.Other.Text),
                Whose.Kept
            )),
        ];

    public async Task TakeAsync(Guid kept, Guid other, IReadOnlySet<string> names, CancellationToken cancellationToken)
    {
        foreach (var pair in await PairsAsync(kept, other, cancellationToken))
        {
            if (names.Contains(NameOf(pair.Field)))
            {
                pair.Kept.Text = pair.Other.Text;
            }
        }
    }

    private static string NameOf(CustomField field) => $"field-{field.Id:N}";

    private async Task<List<Pair>> PairsAsync(Guid kept, Guid other, CancellationToken cancellationToken)
    {
        var values = await (
            from value in db.Set<FieldValue>().Include(value => value.Field)
            join who in db.Set<Stakeholder>() on value.StakeholderId equals who.Id
            where who.ActorId == kept || who.ActorId == other
            select new { who.ActorId, Value = value }
        ).ToListAsync(cancellationToken);
        return
        [
            .. from mine in values
            where mine.ActorId == kept
            from theirs in values
            where theirs.ActorId == other && theirs.Value.FieldId == mine.Value.FieldId && theirs.Value.Text != mine.Value.Text
            orderby mine.Value.Field.Place
            select new Pair(mine.Value.Field, mine.Value, theirs.Value),
        ];
    }
}
