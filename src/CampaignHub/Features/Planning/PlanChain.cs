using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;

namespace CampaignHub.Features.Planning;

/// <summary>Puts tasks of other features into the plan, one after another.</summary>
internal sealed class PlanChain(HubDb db, SavePlanItem save) : IPlanTasks
{
    private const int WorkingWeek = 5;

    public bool MayPlan => db.Here.Can(PlanningFeature.Edit);

    public async Task<IReadOnlyList<DateOnly>> WeeksAheadAsync(int count, CancellationToken cancellationToken)
    {
        var calendar = (await PlanRecords.CalendarAsync(db, cancellationToken)).Work;
        return [.. Enumerable.Range(1, count).Select(week => calendar.AddWorkingDays(db.Here.Today, week * WorkingWeek))];
    }

    public async Task<IReadOnlyList<string>> ChainAsync(
        IReadOnlyList<TaskToPlan> tasks,
        SubjectRef about,
        CancellationToken cancellationToken
    )
    {
        if (!MayPlan)
        {
            throw new RefusedException("You may not plan tasks in this campaign.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var planned = new List<PlanItem>();
        foreach (var task in tasks)
        {
            var item = await save.ExecuteAsync(
                item: null,
                new SavePlanItem.Input
                {
                    Title = task.Title.Length <= PlanItem.TitleMaxLength ? task.Title : task.Title[..PlanItem.TitleMaxLength],
                    Note = task.Note,
                    OwnerId = task.OwnerId,
                    DueOn = task.DueOn,
                    WaitsFor = planned.Count > 0 ? [planned[^1].Id] : [],
                    About = [about],
                },
                cancellationToken
            );
            planned.Add(item);
        }

        await transaction.CommitAsync(cancellationToken);
        return planned.ConvertAll(item => Links.Planning.Show(db.Here.Campaign.Slug, item.Id));
    }
}
