using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Views;

internal sealed class BoardModel(CampaignPlan plan, HubDb db, ChangePlanState change) : PlanView(plan), ILoadsPage
{
    /// <summary>With how many cards a column begins, and how many more it shows each time it is asked.</summary>
    public const int Step = 50;

    // Of what is done, the last weeks are worth a card.
    private const int KeptDays = 28;
    private const string Moved = "board-moved";

    /// <param name="Lines">The most urgent first; of what is done, the last.</param>
    /// <param name="Count">How many there are, shown or not.</param>
    internal sealed record Column(PlanState State, IReadOnlyList<CampaignPlan.Line> Lines, int Count);

    /// <summary>How a card stood that was moved just now.</summary>
    internal sealed record Before(Guid Id, string Title, PlanState State, DateOnly? From, DateOnly? To, string PromisedTo);

    /// <summary>The column that shows more than its first cards: <see cref="Most"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "column")]
    public PlanState? Long { get; set; }

    [BindProperty(SupportsGet = true, Name = "most")]
    public int Most { get; set; } = Step;

    public IReadOnlyList<Column> Columns { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> People { get; private set; } = new Dictionary<Guid, string>();
    public Before? Was { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Was = TempData[Moved] is string text ? JsonSerializer.Deserialize<Before>(text) : null;
    }

    public Task<IActionResult> OnPostMoveAsync(Guid id, PlanState state, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            async item =>
            {
                var before = new Before(item.Id, item.Title, item.State, item.HeldFrom, item.HeldTo, item.PromisedTo);
                await change.ExecuteAsync(item, new ChangePlanState.Input(state), cancellationToken);
                TempData[Moved] = JsonSerializer.Serialize(before);
            },
            cancellationToken
        );

    /// <summary>As it stood before it was moved, with its days.</summary>
    public Task<IActionResult> OnPostBackAsync(
        Guid id,
        PlanState state,
        DateOnly? from,
        DateOnly? to,
        string? promisedTo,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            id,
            item => change.ExecuteAsync(item, new ChangePlanState.Input(state, from, to, promisedTo), cancellationToken),
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var since = db.Here.Today.AddDays(-KeptDays);
        var shown = Filter
            .Among(Plan.Lines, db.Here.User?.Id, PlanShow.Everything)
            .Where(line => !line.Item.IsDone || line.Finish >= since)
            .ToLookup(line => line.Item.State);
        Columns = [.. Enum.GetValues<PlanState>().Select(state => ColumnOf(state, [.. shown[state]]))];
        People = await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
    }

    private Column ColumnOf(PlanState state, List<CampaignPlan.Line> lines)
    {
        var ordered = state == PlanState.Done ? lines.OrderByDescending(line => line.Finish) : lines.AsEnumerable();
        return new Column(state, [.. ordered.Take(state == Long ? Math.Max(Most, Step) : Step)], lines.Count);
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<PlanItem, Task> deed, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(item);
        await deed(item);
        this.Say("{0} is moved.", item.Title);
        return Redirect(Links.Planning.Board(db.Here.Campaign.Slug) + PlanFilter.Of(Request.Query).ToQuery());
    }
}
