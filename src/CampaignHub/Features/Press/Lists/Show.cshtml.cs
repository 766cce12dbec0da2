using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

internal sealed class ShowModel(HubDb db, ListJournalists onList, ChangeMembers change, LeavePressList leave, Withheld withheld)
    : PageModel,
        ILoadsPage
{
    private const int PageSize = 50;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "sort")]
    public string? Sort { get; set; }

    [FromQuery(Name = "page")]
    public int? Number { get; set; }

    public ColumnOrder Order => ColumnOrder.Of(Sort, "name", "beats");
    public PressList List { get; private set; } = null!;

    /// <summary>On the list now, whatever is searched for.</summary>
    public int Total { get; private set; }
    public IReadOnlyList<Journalist> Journalists { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    /// <summary>Why an address of this page gets nothing of the list, one of <see cref="DeliveryReasons"/>.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; private set; } = new Dictionary<string, string>();

    /// <summary>The addresses that left it, the newest first; not more than a page of them.</summary>
    public IReadOnlyList<Unsubscription> Unsubscribed { get; private set; } = [];
    public int Left { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return List is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostRemovalAsync(Guid[] journalists, CancellationToken cancellationToken) =>
        journalists.Length == 0
            ? throw new RefusedException("Choose at least one journalist.")
            : TakeOffAsync(db.Set<Journalist>().Where(journalist => journalists.Contains(journalist.Id)), cancellationToken);

    public Task<IActionResult> OnPostRemovalOfAllAsync(CancellationToken cancellationToken) =>
        TakeOffAsync(Filter().On(db, db.Set<Journalist>()), cancellationToken);

    public async Task<IActionResult> OnPostNameAsync(string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        list.Name = PressList.Check(name);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    /// <summary>Somebody said so, by telephone or in a letter.</summary>
    public async Task<IActionResult> OnPostUnsubscriptionAsync(string? address, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        await leave.AddAsync(list, address, cancellationToken);
        this.Say("{0} gets nothing more from this list.", address!.Trim());
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    /// <summary>They asked for it again.</summary>
    public async Task<IActionResult> OnPostReturnAsync(Guid unsubscription, CancellationToken cancellationToken)
    {
        await leave.TakeBackAsync(Id, unsubscription, cancellationToken);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostListRemovalAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        list.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", list.Name);
        return Redirect(Links.Press.Lists(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = (await FindAsync(cancellationToken))!;
        if (List is null)
        {
            return;
        }

        var all = (await onList.ExecuteAsync(List, cancellationToken)).AsNoTracking();
        Total = await all.CountAsync(cancellationToken);
        var found = Filter().On(db, all);
        Pager = new Pager(Number ?? 1, Filter().IsAny ? await found.CountAsync(cancellationToken) : Total, PageSize);
        var ids = await JournalistFilter
            .Ordered(found, Order)
            .Select(journalist => journalist.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var rows = JournalistFilter.Whole(db, db.Set<Journalist>().AsNoTracking().Where(journalist => ids.Contains(journalist.Id)));
        Journalists = await JournalistFilter.Ordered(rows, Order).ToListAsync(cancellationToken);
        var addresses = Journalists.Select(journalist => journalist.MailAddress).OfType<string>().ToList();
        Reasons = await withheld.AmongAsync(MailPurpose.Release, Id, addresses, cancellationToken);
        var left = db.Set<Unsubscription>().AsNoTracking().Where(each => each.ListId == Id);
        Left = await left.CountAsync(cancellationToken);
        Unsubscribed = await left.OrderByDescending(each => each.Id).Take(PageSize).ToListAsync(cancellationToken);
    }

    private JournalistFilter Filter() => new(Query, Beat: null, Outlet: null, Kind: null, Language: null);

    private Task<PressList?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<PressList>().SingleOrDefaultAsync(list => list.Id == Id, cancellationToken);

    private async Task<IActionResult> TakeOffAsync(IQueryable<Journalist> journalists, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } list)
        {
            return NotFound();
        }

        var off = await change.RemoveAsync(list, journalists, cancellationToken);
        this.Say(off == 1 ? "{0} journalist was taken off the list." : "{0} journalists were taken off the list.", off);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }
}
