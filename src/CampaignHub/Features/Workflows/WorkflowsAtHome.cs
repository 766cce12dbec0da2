using CampaignHub.Data;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows;

/// <summary>On the home page: workflows that stopped over a fault, and those that go on by themselves within a week.</summary>
internal sealed class WorkflowsAtHome(HubDb db, SubjectNames names, Texts texts) : IHomeSource
{
    private const int Most = 20;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(WorkflowsFeature.View))
        {
            return [];
        }

        var soon = db.Here.Now + Soon;
        var rows = await (
            from row in db.Set<WorkflowInstanceRow>()
            join type in db.Set<WorkflowType>() on row.TypeId equals type.Id
            where row.State == InstanceState.Faulted || (row.State == InstanceState.Waiting && row.DueAt <= soon)
            orderby row.ChangedAt descending
            select new { Row = row, type.Name }
        )
            .AsNoTracking()
            .Take(Most)
            .ToListAsync(cancellationToken);
        var subjects = await names.OfAsync(rows.Select(each => each.Row.About).OfType<SubjectRef>(), cancellationToken);
        return [.. rows.Select(each => LineOf(each.Row, each.Name, each.Row.SubjectId is { } id ? subjects.GetValueOrDefault(id) : null))];
    }

    private HomeLine LineOf(WorkflowInstanceRow row, string name, SubjectNames.Name? subject) =>
        new(
            row.State == InstanceState.Faulted ? HomeSection.Late : HomeSection.Waiting,
            "route",
            subject is null ? name : $"{name} · {subject.Title}",
            Links.Workflows.Instance(db.Here.Campaign.Slug, row.Id),
            row.State == InstanceState.Faulted
                ? texts["It stopped: {0}", row.ReadFault()?.In(texts) ?? ""]
                : texts["It goes on by itself on {0}.", Days.Long(db.Here.Campaign.DayOf(row.DueAt!.Value))],
            db.Here.Campaign.DayOf(row.DueAt ?? row.ChangedAt)
        );
}
