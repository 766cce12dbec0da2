using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>The review queue: who may be one with whom, and why.</summary>
internal sealed class IndexModel(DuplicateQueue queue, FindDuplicates find, TellApart apart, Here here) : PageModel, ILoadsPage
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public ActorKind? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public PairState State { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public bool IsFiltered => Type is not null || !string.IsNullOrWhiteSpace(Query);
    public IReadOnlyList<DuplicateQueue.Line> Lines { get; private set; } = [];

    /// <summary>What tells the two of a pair apart.</summary>
    public IReadOnlyDictionary<Guid, string> Details { get; private set; } = new Dictionary<Guid, string>();
    public DuplicateSearch? Search { get; private set; }
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostSearchAsync(CancellationToken cancellationToken)
    {
        var search = await find.AskAsync(cancellationToken);
        if (!search.IsUnderWay)
        {
            this.Say("{0} actors were compared; {1} pairs wait for you.", search.Total, search.Found);
        }

        return Redirect(Links.Duplicates.Index(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid first, Guid second, PairState decision, CancellationToken cancellationToken)
    {
        await queue.DecideAsync(first, second, decision, cancellationToken);
        this.Say(DecisionWords.Of(decision));
        return Redirect(
            $"{Links.Duplicates.Index(here.Campaign.Slug)}{QueryString.Create("state", $"{State}").Add("kind", $"{Type}").Add("q", Query ?? "")}"
        );
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Search = await find.LastAsync(cancellationToken);
        var lines = queue.Lines(State, Type, Query).AsNoTracking();
        Total = await lines.CountAsync(cancellationToken);
        Pager = new Pager(PageNumber ?? 1, Total, PageSize);
        Lines = await lines.Skip((Pager.Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Details = await apart.ReadAsync(
            [.. Lines.SelectMany(line => new[] { line.First.Id, line.Second.Id }).Distinct()],
            cancellationToken
        );
    }
}
