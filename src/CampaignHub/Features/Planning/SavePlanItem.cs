using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Writes a task with what it waits for; a loop of tasks that wait for one another is refused by its names.</summary>
internal sealed class SavePlanItem(HubDb db, CampaignMembers members)
{
    internal sealed record Input
    {
        public required string Title { get; init; }
        public string Note { get; init; } = "";
        public string Phase { get; init; } = "";
        public double DurationDays { get; init; } = 1;
        public Guid? AnchorId { get; init; }
        public int OffsetDays { get; init; }

        /// <summary>The last day to finish, where no anchor decides.</summary>
        public DateOnly? DueOn { get; init; }
        public Guid? OwnerId { get; init; }
        public IReadOnlyCollection<Guid> WaitsFor { get; init; } = [];

        /// <summary>What a new task is about; one that is there keeps what it was about.</summary>
        public SubjectRef? About { get; init; }
    }

    /// <param name="item">Null adds a new task.</param>
    public async Task<PlanItem> ExecuteAsync(PlanItem? item, Input input, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(input.Title) || input.Title.Length > PlanItem.TitleMaxLength)
        {
            throw new RefusedException("A task needs a title of at most {0} characters.", PlanItem.TitleMaxLength);
        }

        // Whoever had the task before may have left since.
        if (input.OwnerId is { } owner && owner != item?.OwnerId)
        {
            await members.RefuseStrangersAsync([owner], cancellationToken);
        }

        if (item is null)
        {
            item = new PlanItem
            {
                CampaignId = db.Here.Campaign.Id,
                Title = input.Title,
                AboutKind = input.About?.Kind,
                AboutId = input.About?.Id,
            };
            db.Add(item);
        }

        (item.Title, item.Note, item.Phase, item.OwnerId) = (input.Title.Trim(), input.Note.Trim(), input.Phase.Trim(), input.OwnerId);
        item.Measure(input.DurationDays, await AnchorAsync(input.AnchorId, cancellationToken), input.OffsetDays, input.DueOn);
        await LinkAsync(item, input.WaitsFor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    // An anchor of another campaign is none.
    private async Task<Guid?> AnchorAsync(Guid? id, CancellationToken cancellationToken) =>
        id is null || await db.Set<Anchor>().AnyAsync(anchor => anchor.Id == id, cancellationToken)
            ? id
            : throw new RefusedException("This anchor is not part of the plan any more.");

    private async Task LinkAsync(PlanItem item, IReadOnlyCollection<Guid> wanted, CancellationToken cancellationToken)
    {
        var items = await db.Set<PlanItem>().Include(each => each.WaitsFor).ToDictionaryAsync(each => each.Id, cancellationToken);
        foreach (var link in item.WaitsFor.Where(link => !wanted.Contains(link.PredecessorId)).ToList())
        {
            db.Remove(link);
        }

        foreach (
            var predecessor in wanted.Where(items.ContainsKey).Where(id => item.WaitsFor.All(link => link.PredecessorId != id)).ToList()
        )
        {
            if (LoopFrom(predecessor, item.Id, items) is { } loop)
            {
                throw new RefusedException(
                    "These tasks would wait for one another: {0}.",
                    string.Join(" → ", loop.Prepend(item.Id).Select(id => items.GetValueOrDefault(id)?.Title ?? item.Title))
                );
            }

            db.Add(item.WaitFor(predecessor));
        }
    }

    // The way along which `from` already waits for `to`; null when it does not.
    private static List<Guid>? LoopFrom(Guid from, Guid to, Dictionary<Guid, PlanItem> items)
    {
        var came = new Dictionary<Guid, Guid> { [from] = from };
        var open = new Queue<Guid>([from]);
        while (open.TryDequeue(out var at))
        {
            if (at == to)
            {
                var way = new List<Guid>();
                for (var step = at; ; step = came[step])
                {
                    way.Add(step);
                    if (step == from)
                    {
                        way.Reverse();
                        return way;
                    }
                }
            }

            foreach (var next in items.GetValueOrDefault(at)?.WaitsFor.Select(link => link.PredecessorId) ?? [])
            {
                if (came.TryAdd(next, at))
                {
                    open.Enqueue(next);
                }
            }
        }

        return null;
    }
}
