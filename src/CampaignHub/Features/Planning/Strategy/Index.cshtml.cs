using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

internal sealed class IndexModel(HubDb db, StrategyBoard board) : PageModel, ILoadsPage
{
    [BindProperty, MaxLength(Objective.TitleMaxLength)]
    public string? Title { get; set; }

    [BindProperty]
    public ObjectiveHorizon Horizon { get; set; }

    public IReadOnlyList<Objective> Objectives { get; private set; } = [];
    public IReadOnlyList<StrategyBoard.Target> Targets { get; private set; } = [];
    public IReadOnlyList<TacticLine> Tactics { get; private set; } = [];

    /// <summary>Anchors and windows of the political calendar, in the order of time.</summary>
    public IReadOnlyList<DecidingDate> Dates { get; private set; } = [];
    public IEnumerable<TacticLine> Wanting => Tactics.Where(line => line.Tactic.Lacks.Any());

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Title) || !ModelState.IsValid)
        {
            throw new RefusedException("An objective needs a sentence of at most {0} characters.", Objective.TitleMaxLength);
        }

        db.Add(
            new Objective
            {
                CampaignId = db.Here.Campaign.Id,
                Title = Title.Trim(),
                Horizon = Horizon,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Strategy.Index(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostReachAsync(Guid id, bool isReached, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await db.Set<Objective>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } objective)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(objective);
        if (isReached)
        {
            objective.Reach(db.Here.Now);
        }
        else
        {
            objective.Miss();
        }

        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Strategy.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Objectives = await board.ObjectivesAsync(cancellationToken);
        Tactics = await board.TacticsAsync(target: null, cancellationToken);
        Targets = await board.TargetsAsync(Tactics, cancellationToken);
        var anchors = await db.Set<Anchor>().AsNoTracking().ToListAsync(cancellationToken);
        var windows = await db.Set<PlanWindow>().AsNoTracking().ToListAsync(cancellationToken);
        Dates = DecidingDate.Of(anchors, windows);
    }
}
