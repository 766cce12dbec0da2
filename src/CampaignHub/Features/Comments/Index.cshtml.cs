using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Comments;

internal sealed class IndexModel(Here here, AddComment add, CommentsOf comments) : PageModel, ILoadsPage
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

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await comments.FindSubjectAsync(Kind, Id, cancellationToken) is var (kind, entry))
        {
            _kind = kind;
            Subject = entry;
            Lines = await comments.ReadAsync(Id, cancellationToken);
        }
    }
}
