using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

internal sealed class IndexModel(HubDb db, Here here, SubjectKinds kinds, AddComment add, CommentsOf comments) : PageModel, ILoadsPage
{
    private SubjectKind? _kind;

    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public SearchEntry Subject { get; private set; } = null!;
    public IReadOnlyList<CommentsOf.Line> Lines { get; private set; } = [];
    public string Link => _kind?.Link(here.Campaign.Slug, Id) ?? Links.Admin;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Subject is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Subject is null || _kind is null)
        {
            return NotFound();
        }

        await add.ExecuteAsync(_kind, Subject, Text ?? "", cancellationToken);
        return Redirect($"{Link}#comments");
    }

    /// <summary>A record that the person may not see has no comments for them either.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _kind = kinds.Find(Kind);
        if (_kind is null || !here.Can(_kind.View))
        {
            return;
        }

        var campaign = here.Campaign.Id;
        Subject = (
            await db
                .SearchEntries.AsNoTracking()
                .SingleOrDefaultAsync(
                    each => each.Id == Id && each.Kind == Kind && (each.CampaignId == null || each.CampaignId == campaign),
                    cancellationToken
                )
        )!;
        Lines = Subject is null ? [] : await comments.ReadAsync(Id, cancellationToken);
    }
}
