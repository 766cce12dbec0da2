using CampaignHub.Data;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Writes a task with what it waits for; a loop of tasks that wait for one another is refused by its names.</summary>
internal sealed class SavePlanItem(HubDb db, CampaignMembers members, NamePhase phases, RefuseLoops loops)
{
    internal sealed record Input
    {
        public required string Title { get; init; }
        public string Note { get; init; } = "";

        /// <summary>By name; one that is not there is added.</summary>
        public string Phase { get; init; } = "";
        public double DurationDays { get; init; } = 1;
        public Guid? AnchorId { get; init; }
        public int OffsetDays { get; init; }
        public DayCount Counting { get; init; }

        /// <summary>The last day to finish, where no anchor decides.</summary>
        public DateOnly? DueOn { get; init; }
        public Guid? OwnerId { get; init; }
        public IReadOnlyCollection<Guid> WaitsFor { get; init; } = [];

        /// <summary>Null leaves a task that is there as it is.</summary>
        public PlanDetails? Details { get; init; }

        /// <summary>All that it is about; null leaves a task that is there as it is.</summary>
        public IReadOnlyCollection<SubjectRef>? About { get; init; }
        public Guid? SeriesId { get; init; }

        /// <summary>The same, with what decides dates as the task has it: that is changed as a revision of the plan.</summary>
        public Input Keeping(PlanItem item) =>
            this with
            {
                DurationDays = item.DurationDays,
                AnchorId = item.AnchorId,
                OffsetDays = item.OffsetDays,
                Counting = item.Counting,
                DueOn = item.DueOn,
                WaitsFor = [.. item.WaitsFor.Select(link => link.PredecessorId)],
                Details = Details is null
                    ? null
                    : Details with
                    {
                        Rule = item.Rule,
                        RuleOn = item.RuleOn,
                        Deadline = item.Deadline,
                        BufferDays = item.BufferDays,
                        WindowId = item.WindowId,
                    },
            };
    }

    /// <param name="item">Null adds a new task.</param>
    public async Task<PlanItem> ExecuteAsync(PlanItem? item, Input input, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > PlanItem.TitleMaxLength)
        {
            throw new RefusedException("A task needs a title of at most {0} characters.", PlanItem.TitleMaxLength);
        }

        // Whoever had the task before may have left since.
        var named = (input.Details?.Reviewers ?? []).Except(item?.ReviewerIds ?? []).ToList();
        if (input.OwnerId is { } owner && owner != item?.OwnerId)
        {
            named.Add(owner);
        }

        await members.RefuseStrangersAsync(named, cancellationToken);
        if (item is null)
        {
            item = new PlanItem
            {
                CampaignId = db.Here.Campaign.Id,
                Title = input.Title,
                SeriesId = input.SeriesId,
            };
            db.Add(item);
        }

        (item.Title, item.Note, item.OwnerId) = (input.Title.Trim(), input.Note.Trim(), input.OwnerId);
        item.PhaseId = await phases.ExecuteAsync(input.Phase, cancellationToken);
        item.Measure(
            input.DurationDays,
            await AnchorAsync(input.AnchorId, cancellationToken),
            input.OffsetDays,
            input.DueOn,
            input.Counting
        );
        await TellAsync(item, input, cancellationToken);
        await LinkAsync(item, input.WaitsFor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    // An anchor of another campaign is none.
    private async Task<Guid?> AnchorAsync(Guid? id, CancellationToken cancellationToken) =>
        id is null || await db.Set<Anchor>().AnyAsync(anchor => anchor.Id == id, cancellationToken)
            ? id
            : throw new RefusedException("This anchor is not part of the plan any more.");

    private async Task TellAsync(PlanItem item, Input input, CancellationToken cancellationToken)
    {
        if (input.About is { } about)
        {
            await db.Entry(item).Collection(each => each.About).LoadAsync(cancellationToken);
            var (added, removed) = item.PointAt(about);
            db.RemoveRange(removed);
            db.AddRange(added);
        }

        if (input.Details is not { } details)
        {
            return;
        }

        if (
            details.WindowId is { } window
            && window != item.WindowId
            && !await db.Set<PlanWindow>().AnyAsync(each => each.Id == window, cancellationToken)
        )
        {
            throw new RefusedException("This window is not part of the plan any more.");
        }

        item.Tell(details);
    }

    private async Task LinkAsync(PlanItem item, IReadOnlyCollection<Guid> wanted, CancellationToken cancellationToken)
    {
        foreach (var link in item.WaitsFor.Where(link => !wanted.Contains(link.PredecessorId)).ToList())
        {
            db.Remove(link);
        }

        var known = await db.Set<PlanItem>().Where(each => wanted.Contains(each.Id)).Select(each => each.Id).ToListAsync(cancellationToken);
        if (wanted.Except(known).Any(id => item.WaitsFor.All(link => link.PredecessorId != id)))
        {
            throw new RefusedException("The task to wait for is not part of the plan any more.");
        }

        var added = known.Where(id => item.WaitsFor.All(link => link.PredecessorId != id)).ToList();
        db.AddRange(added.Select(item.WaitFor));
        if (added.Count > 0 || (item.PhaseId is not null && db.Entry(item).Property(each => each.PhaseId).IsModified))
        {
            await loops.ExecuteAsync(cancellationToken);
        }
    }
}
