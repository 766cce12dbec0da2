using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Routes;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>The ways from our people to one stakeholder; what was asked stays in the address.</summary>
internal sealed class RoutesModel(HubDb db, FindRoutes find, PlanRoute planRoute, RouteTasks tasks) : PageModel, ILoadsPage
{
    public const string WholeCampaign = "campaign";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "k")]
    public int Count { get; set; } = RouteQuestion.UsualCount;

    [BindProperty(SupportsGet = true)]
    public int MaxHops { get; set; } = RouteQuestion.UsualHops;

    [BindProperty(SupportsGet = true)]
    public Guid[] Without { get; set; } = [];

    /// <summary>A demand, <see cref="WholeCampaign"/>, or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Opponents { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Asks { get; set; }

    public Stakeholder Stakeholder { get; private set; } = null!;
    public IReadOnlyList<InfluenceRoute> Routes { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Left { get; private set; } = new Dictionary<Guid, string>();
    public bool HasPeople { get; private set; }

    /// <summary>What each route becomes when it is turned into tasks; empty for who may plan none.</summary>
    public IReadOnlyList<IReadOnlyList<TaskToPlan>> Tasks { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Stakeholder is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? start, Guid[] way, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        var planned = await planRoute.ExecuteAsync(stakeholder, Question(), start, way, cancellationToken);
        this.Say("{0} tasks are in the plan, one after another.", planned.Count);
        return Redirect(planned[0]);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Stakeholder = (await FindAsync(cancellationToken))!;
        if (Stakeholder is null)
        {
            return;
        }

        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        Demands = demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
        Left = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => Without.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        HasPeople = await db.Set<Stakeholder>().AnyAsync(each => each.IsUs || each.OwnerId != null, cancellationToken);
        Routes = ModelState.IsValid ? await find.ExecuteAsync(Question(), cancellationToken) : [];
        Tasks = tasks.MayPlan ? await tasks.OfAsync(Stakeholder, Routes, cancellationToken) : [];
    }

    /// <summary>The address of the same question with other actors left out.</summary>
    public string Asking(IEnumerable<Guid> without) =>
        Links.Stakeholders.Routes(db.Here.Campaign.Slug, Id)
        + QueryString.Create([
            new("k", $"{Count}"),
            new("maxHops", $"{MaxHops}"),
            new("opponents", Opponents),
            new("asks", $"{Asks}"),
            .. without.Select(actor => new KeyValuePair<string, string?>("without", $"{actor}")),
        ]);

    private RouteQuestion Question() =>
        new()
        {
            To = Id,
            Count = Count,
            MaxHops = MaxHops,
            Without = Without,
            NoOpponents = Opponents == WholeCampaign,
            OpponentsOf = Guid.TryParse(Opponents, out var demand) ? demand : null,
            MostAsks = Asks,
        };

    private Task<Stakeholder?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
}
