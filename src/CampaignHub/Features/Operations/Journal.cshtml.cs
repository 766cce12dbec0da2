using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Operations;

/// <summary>Who changed what in this campaign, the newest first.</summary>
internal sealed class JournalModel(HubDb db, Here here) : PageModel
{
    private const int PerPage = 100;

    internal sealed record Line(DateTimeOffset At, string? Who, string Kind, string? Title, JournalAction Action, string Changes)
    {
        public IReadOnlyList<string> Members => RecordHistory.Members(Changes);
    }

    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? Before { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public DateTimeOffset? Older { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var before = (Before ?? DateTimeOffset.MaxValue).ToUniversalTime();
        Lines = await (
            from entry in db.Journal
            where entry.CampaignId == here.Campaign.Id && entry.At < before
            orderby entry.At descending
            select new Line(
                entry.At,
                db.Users.Where(user => user.Id == entry.UserId).Select(user => user.Name).FirstOrDefault(),
                entry.Kind,
                db.SearchEntries.Where(each => each.Id == entry.RecordId).Select(each => each.Title).FirstOrDefault(),
                entry.Action,
                entry.Changes
            )
        )
            .Take(PerPage)
            .ToListAsync(cancellationToken);
        Older = Lines.Count == PerPage ? Lines[^1].At : null;
    }
}
