using CampaignHub.Data;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

/// <summary>On the page of any record: the follow-ups that run about it, and those that ran.</summary>
internal sealed class RelatedInstances(HubDb db, Texts texts) : IRelated
{
    private const int Most = 20;

    public async Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(WorkflowsFeature.View))
        {
            return [];
        }

        var rows = await (
            from row in db.Set<WorkflowInstanceRow>()
            join type in db.Set<WorkflowType>() on row.TypeId equals type.Id
            where row.SubjectKind == about.Kind && row.SubjectId == about.Id
            orderby row.StartedAt descending
            select new { Row = row, type.Name }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(each => new RelatedLine(
                texts["Workflows"],
                "route",
                each.Name,
                Links.Workflows.Instance(db.Here.Campaign.Slug, each.Row.Id),
                each.Row.State == InstanceState.Waiting && each.Row.DueAt is { } due
                    ? texts["It goes on by itself on {0}.", Days.Long(db.Here.Campaign.DayOf(due))]
                    : texts.Of(each.Row.State)
            )),
        ];
    }
}
