using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

internal sealed class ShowModel(HubDb db) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public PressList List { get; private set; } = null!;
    public IReadOnlyList<PressListMember> Members { get; private set; } = [];

    /// <summary>Those who are not on it.</summary>
    public IReadOnlyList<Journalist> Others { get; private set; } = [];

    /// <summary>The addresses that left it, the newest first.</summary>
    public IReadOnlyList<Unsubscription> Unsubscribed { get; private set; } = [];

    public bool HasLeft(PressListMember member) =>
        member.Journalist.MailAddress is { } address && Unsubscribed.Any(each => each.AddressKey == MailQueue.Key(address));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return List is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostMembersAsync(Guid[] journalists, CancellationToken cancellationToken) =>
        ChangeAsync(
            list =>
            {
                var known = Others.Select(journalist => journalist.Id).ToHashSet();
                foreach (var member in journalists.Where(known.Contains).Select(list.Add).OfType<PressListMember>())
                {
                    db.Add(member);
                }
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostRemovalAsync(Guid member, CancellationToken cancellationToken) =>
        ChangeAsync(list => db.RemoveRange(list.Members.Where(each => each.Id == member)), cancellationToken);

    /// <summary>Somebody said so, by telephone or in a letter.</summary>
    public async Task<IActionResult> OnPostUnsubscriptionAsync(
        string? address,
        [FromServices] LeavePressList leave,
        CancellationToken cancellationToken
    )
    {
        await LoadAsync(cancellationToken);
        if (List is null)
        {
            return NotFound();
        }

        await leave.AddAsync(List, address, cancellationToken);
        this.Say("{0} gets nothing more from this list.", address!.Trim());
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    /// <summary>They asked for it again.</summary>
    public async Task<IActionResult> OnPostReturnAsync(
        Guid unsubscription,
        [FromServices] LeavePressList leave,
        CancellationToken cancellationToken
    )
    {
        await leave.TakeBackAsync(Id, unsubscription, cancellationToken);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostListRemovalAsync(CancellationToken cancellationToken)
    {
        var done = await ChangeAsync(list => list.Trash(db.Here.Now), cancellationToken);
        if (done is not RedirectResult)
        {
            return done;
        }

        this.Say("{0} is in the trash.", List.Name);
        return Redirect(Links.Press.Lists(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = (await db.Set<PressList>().Include(list => list.Members).SingleOrDefaultAsync(list => list.Id == Id, cancellationToken))!;
        if (List is null)
        {
            return;
        }

        var today = db.Here.Today;
        var journalists = await db.Set<Journalist>()
            .Include(journalist =>
                journalist.Actor.Contacts.Where(each =>
                    (each.ValidFrom == null || each.ValidFrom <= today) && (each.ValidUntil == null || each.ValidUntil >= today)
                )
            )
            .Include(journalist => journalist.Outlet)
            .OrderBy(journalist => journalist.Actor.FindText)
            .ThenBy(journalist => journalist.Id)
            .ToListAsync(cancellationToken);
        var members = List.Members.ToDictionary(member => member.JournalistId);
        Members = [.. journalists.Select(journalist => members.GetValueOrDefault(journalist.Id)).OfType<PressListMember>()];
        Unsubscribed = await db.Set<Unsubscription>()
            .AsNoTracking()
            .Where(each => each.ListId == Id)
            .OrderByDescending(each => each.Id)
            .ToListAsync(cancellationToken);
        Others = [.. journalists.Where(journalist => !members.ContainsKey(journalist.Id))];
    }

    private async Task<IActionResult> ChangeAsync(Action<PressList> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (List is null)
        {
            return NotFound();
        }

        change(List);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Press.List(db.Here.Campaign.Slug, Id));
    }
}
