using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>The calendars that a person subscribed to from here: their own tasks, and the campaign that was entered.</summary>
internal sealed class IndexModel(HubDb db, HubSettings settings) : PageModel, ILoadsPage
{
    /// <summary>One of the two feeds a person may have here.</summary>
    /// <param name="Campaign">Null for the tasks of their own, in all their campaigns.</param>
    /// <param name="Address">Once, when it was made.</param>
    internal sealed record Choice(Guid? Campaign, CalendarFeed? Feed, string? Address);

    private string? _made;
    private Guid _madeFor;

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    private IQueryable<CalendarFeed> Mine
    {
        get
        {
            var (me, campaign) = (db.Here.User!.Id, db.Here.Campaign.Id);
            return db.Set<CalendarFeed>()
                .Where(feed => feed.UserId == me && feed.RevokedAt == null && (feed.CampaignId == null || feed.CampaignId == campaign));
        }
    }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>Makes the address, or a new one in place of that which was there.</summary>
    public async Task<IActionResult> OnPostAsync(bool isMine, bool titles, CancellationToken cancellationToken)
    {
        var campaign = isMine ? (Guid?)null : db.Here.Campaign.Id;
        var feed = await Mine.OrderBy(each => each.Id).FirstOrDefaultAsync(each => each.CampaignId == campaign, cancellationToken);
        if (feed is null)
        {
            feed = new CalendarFeed { UserId = db.Here.User!.Id, CampaignId = campaign };
            db.Add(feed);
        }

        feed.ShowsTitles = titles;
        var secret = feed.Renew();
        await db.SaveChangesAsync(cancellationToken);
        (_made, _madeFor) = (await settings.AddressAsync(Links.Planning.CalendarFeed(secret), cancellationToken), feed.Id);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostTitlesAsync(Guid id, bool titles, CancellationToken cancellationToken)
    {
        if (await Mine.SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } feed)
        {
            return NotFound();
        }

        feed.ShowsTitles = titles;
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Planning.Feeds(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRevocationAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Mine.SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } feed)
        {
            return NotFound();
        }

        feed.Revoke(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The address is dead: calendars that read it get nothing any more.");
        return Redirect(Links.Planning.Feeds(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var feeds = await Mine.AsNoTracking().OrderBy(feed => feed.Id).ToListAsync(cancellationToken);
        Choices = [Of(null), Of(db.Here.Campaign.Id)];

        Choice Of(Guid? campaign)
        {
            var feed = feeds.Find(each => each.CampaignId == campaign);
            return new Choice(campaign, feed, feed?.Id == _madeFor ? _made : null);
        }
    }
}
