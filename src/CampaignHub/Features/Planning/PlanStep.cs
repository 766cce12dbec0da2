using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary><c>CampaignHub.Plan</c>: the anchors and the tasks counted from them. A task that the recipe says done is done from the start.</summary>
internal sealed class PlanStep(HubDb db, NamePhase phases) : RecipeStep<PlanStep.Model>
{
    public override string Name => "CampaignHub.Plan";

    internal sealed record Model(
        IReadOnlyList<AnchorModel> Anchors,
        IReadOnlyList<TaskModel> Tasks,
        IReadOnlyList<WindowModel>? Windows,
        IReadOnlyList<BaselineModel>? Baselines
    );

    /// <summary>The dates of the plan as they were when some of its anchors stood on other days, and nothing was done.</summary>
    internal sealed record BaselineModel(string Id, string Name, IReadOnlyList<AnchorDayModel>? Anchors);

    /// <param name="Id">Of an anchor of this step.</param>
    internal sealed record AnchorDayModel(string Id, DateOnly Date);

    /// <param name="To">Included.</param>
    internal sealed record WindowModel(string Id, string Name, DateOnly From, DateOnly? To, string? Source);

    internal sealed record AnchorModel(string Id, string Name, DateOnly Date);

    /// <param name="DurationDays">Working days; 0 is a milestone.</param>
    /// <param name="DaysBefore">Working days before the anchor.</param>
    /// <param name="DaysAfter">Working days after the anchor.</param>
    /// <param name="DueOn">The last day to finish, of a task without an anchor.</param>
    /// <param name="After">Ids of tasks of this step that it waits for.</param>
    internal sealed record TaskModel(
        string Id,
        string Title,
        string? Phase,
        string? Note,
        double? DurationDays,
        string? Anchor,
        int? DaysBefore,
        int? DaysAfter,
        DateOnly? DueOn,
        IReadOnlyList<string>? After,
        bool? Done
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        await WriteWindowsAsync(step.Windows ?? [], run, cancellationToken);
        var anchors = await db.WithTrash<Anchor>().ToDictionaryAsync(anchor => anchor.Id, cancellationToken);
        foreach (var model in step.Anchors)
        {
            var id = run.Key(Anchor.Kind, model.Id);
            if (!anchors.TryGetValue(id, out var anchor))
            {
                anchor = new Anchor
                {
                    Id = id,
                    CampaignId = campaign,
                    Name = model.Name,
                    Day = model.Date,
                };
                db.Add(anchor);
            }

            (anchor.Name, anchor.Day) = (model.Name, model.Date);
        }

        var items = await db.WithTrash<PlanItem>().Include(item => item.WaitsFor).ToDictionaryAsync(item => item.Id, cancellationToken);
        foreach (var model in step.Tasks)
        {
            await WriteAsync(model, run, items, cancellationToken);
        }

        foreach (var model in step.Tasks)
        {
            Link(model, run, items);
        }

        await db.SaveChangesAsync(cancellationToken);
        await KeepAsync(step.Baselines ?? [], run, cancellationToken);
        await FinishAsync(step, run, cancellationToken);
    }

    // What was kept stays as it was kept.
    private async Task KeepAsync(IReadOnlyList<BaselineModel> models, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in models)
        {
            var id = run.Key(nameof(PlanBaseline), model.Id);
            if (await db.WithTrash<PlanBaseline>().AnyAsync(baseline => baseline.Id == id, cancellationToken))
            {
                continue;
            }

            var records = await PlanRecords.ReadAsync(db, cancellationToken);
            foreach (var day in model.Anchors ?? [])
            {
                if (records.Anchors.FirstOrDefault(anchor => anchor.Id == run.Key(Anchor.Kind, day.Id)) is { } anchor)
                {
                    anchor.Day = day.Date;
                }
                else
                {
                    run.Problem($"/baselines/{model.Id}/anchors", "there is no anchor \"{0}\"", day.Id);
                }
            }

            db.Add(PlanBaseline.Of(model.Name, CampaignPlan.Schedule(records, db.Here.Today), id));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task WriteWindowsAsync(IReadOnlyList<WindowModel> models, RecipeRun run, CancellationToken cancellationToken)
    {
        var windows = await db.WithTrash<PlanWindow>().ToDictionaryAsync(window => window.Id, cancellationToken);
        foreach (var model in models)
        {
            var id = run.Key(PlanWindow.Kind, model.Id);
            if (!windows.TryGetValue(id, out var window))
            {
                window = new PlanWindow
                {
                    Id = id,
                    CampaignId = db.Here.Campaign.Id,
                    Name = model.Name,
                };
                db.Add(window);
            }

            (window.Name, window.Source) = (model.Name, model.Source ?? "");
            window.Set(model.From, model.To ?? model.From);
        }
    }

    private async Task WriteAsync(TaskModel model, RecipeRun run, Dictionary<Guid, PlanItem> items, CancellationToken cancellationToken)
    {
        var id = run.Key(PlanItem.Kind, model.Id);
        if (!items.TryGetValue(id, out var item))
        {
            item = new PlanItem
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Title = model.Title,
            };
            items.Add(id, item);
            db.Add(item);
        }

        (item.Title, item.Note) = (model.Title, model.Note ?? "");
        item.PhaseId = await phases.ExecuteAsync(model.Phase ?? "", cancellationToken);
        item.Measure(
            model.DurationDays ?? 0,
            model.Anchor is { } anchor ? run.Key(Anchor.Kind, anchor) : null,
            (model.DaysAfter ?? 0) - (model.DaysBefore ?? 0),
            model.DueOn
        );
    }

    private void Link(TaskModel model, RecipeRun run, Dictionary<Guid, PlanItem> items)
    {
        var item = items[run.Key(PlanItem.Kind, model.Id)];
        foreach (var after in model.After ?? [])
        {
            var predecessor = run.Key(PlanItem.Kind, after);
            if (!items.ContainsKey(predecessor))
            {
                run.Problem($"/tasks/{model.Id}/after", "there is no task \"{0}\"", after);
            }
            else if (item.WaitsFor.All(link => link.PredecessorId != predecessor))
            {
                db.Add(item.WaitFor(predecessor));
            }
        }
    }

    // What is done was done when the plan wanted it, but not after today.
    private async Task FinishAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var done = step.Tasks.Where(model => model.Done == true).Select(model => run.Key(PlanItem.Kind, model.Id)).ToHashSet();
        var items = await db.Set<PlanItem>().Where(item => done.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellationToken);
        var today = db.Here.Today;
        foreach (var line in CampaignPlan.Schedule(await PlanRecords.ReadAsync(db, cancellationToken), today).Lines)
        {
            if (items.TryGetValue(line.Item.Id, out var item) && item.IsFree)
            {
                var last = line.Finish < today ? line.Finish : today;
                item.Finish(db.Here.Now, by: null, line.Start < last ? line.Start : last, last);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
