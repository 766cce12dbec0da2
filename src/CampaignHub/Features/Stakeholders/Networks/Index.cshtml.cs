using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>The network of the campaign: drawn, and the same as tables and as a tree.</summary>
internal sealed class IndexModel(NetworkOfCampaign network, CampaignAxes axes, Here here) : PageModel
{
    private const int PageSize = 100;
    private const int MostFound = 20;
    private const int MostMarks = 150;

    [BindProperty(SupportsGet = true, Name = "")]
    public NetworkFilter Filter { get; set; } = new();

    [FromQuery(Name = "view")]
    public NetworkSheet? Chosen { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int? Asked { get; set; }

    /// <summary>As a sheet for paper: the picture with its legend, then all actors and all ties.</summary>
    [FromQuery(Name = "print")]
    public bool IsForPaper { get; set; }

    public NetworkSheet Sheet => Chosen ?? NetworkSheet.Ties;
    public NetworkView Shown { get; private set; } = null!;
    public bool IsPlaced { get; private set; }
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];

    /// <summary>Actors of that name among those shown, to put one in the middle.</summary>
    public IReadOnlyList<NetworkActor> Found { get; private set; } = [];

    /// <summary>Days on which something changed; of very many some, spread evenly.</summary>
    public IReadOnlyList<DateOnly> Marks { get; private set; } = [];

    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public IEnumerable<TRow> OnPage<TRow>(IReadOnlyList<TRow> rows) =>
        IsForPaper ? rows : rows.Skip((Pager.Number - 1) * PageSize).Take(PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        Demands = await axes.DemandsAsync(cancellationToken);
        Shown = await network.ReadAsync(Filter, cancellationToken);
        IsPlaced = await network.IsPlacedAsync(Shown.Facts, cancellationToken);
        var rows =
            Sheet == NetworkSheet.Actors ? Shown.Groups?.Count ?? Shown.Actors.Count
            : Shown.Groups is null ? Shown.Links.Count
            : Shown.Bundles.Count;
        Pager = new Pager(Asked ?? 1, rows, PageSize);
        Found = Find(Query);
        Marks = Thin([.. Shown.Facts.Changes.Where(day => day <= here.Today)]);
    }

    private List<NetworkActor> Find(string? words)
    {
        var wanted = Normal.Of(words ?? "");
        return wanted.Length == 0
            ? []
            :
            [
                .. Shown
                    .Actors.Select(at => Shown.Facts.Actors[at])
                    .Where(actor => wanted.Split(' ').All(word => actor.FindText.Contains(word, StringComparison.Ordinal)))
                    .Take(MostFound),
            ];
    }

    private static List<DateOnly> Thin(List<DateOnly> days) =>
        days.Count <= MostMarks ? days : [.. Enumerable.Range(0, MostMarks).Select(at => days[at * (days.Count - 1) / (MostMarks - 1)])];
}
