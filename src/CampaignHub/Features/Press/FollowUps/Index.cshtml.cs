using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>Who got a release and what they did since; from here one reminds a group of them by mail or calls them.</summary>
internal sealed class IndexModel(HubDb db, ReadFollowUp read) : PageModel
{
    private const int PageSize = 100;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "group")]
    public List<FollowUpStanding> Groups { get; set; } = [];

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Release Release { get; private set; } = null!;
    public ILookup<FollowUpStanding, FollowUpLine> All { get; private set; } = null!;
    public IReadOnlyList<FollowUpLine> Lines { get; private set; } = [];
    public IReadOnlyDictionary<Guid, Journalist> People { get; private set; } = new Dictionary<Guid, Journalist>();
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    /// <summary>How many of those chosen a mail can remind, and how many can be called.</summary>
    public int Mailable => Chosen.Count(line => FollowUpStandings.ByMail.Contains(line.Standing));
    public int Callable => Chosen.Count(line => FollowUpStandings.ByPhone.Contains(line.Standing) && !line.IsNotCalled);

    private List<FollowUpLine> Chosen { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Release = (await ReadFollowUp.FindAsync(db, Id, cancellationToken))!;
        if (Release is null)
        {
            return NotFound();
        }

        var lines = await read.ExecuteAsync(Release, cancellationToken);
        All = lines.ToLookup(line => line.Standing);
        Chosen = Groups.Count == 0 ? [.. lines] : [.. lines.Where(line => Groups.Contains(line.Standing))];
        Pager = new Pager(Number, Chosen.Count, PageSize);
        Lines = [.. Chosen.Skip((Pager.Number - 1) * PageSize).Take(PageSize)];
        People = await read.PeopleAsync(Lines, cancellationToken);
        return Page();
    }
}
