using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Comments;

/// <summary>Corrects what one wrote, or takes it out; a coordinator takes out what others wrote.</summary>
internal sealed class EditModel(HubDb db, CommentsOf comments) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public Comment Comment { get; private set; } = null!;
    public string Subject { get; private set; } = "";
    public string Link { get; private set; } = "";
    public bool IsNote { get; private set; }
    public bool IsMine => Comment.IsBy(db.Here.User);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Comment is null || !(IsMine || db.Here.Can(CommentsFeature.Moderate)))
        {
            return NotFound();
        }

        (Text, Version) = (Comment.Text, Comment.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Comment is null)
        {
            return NotFound();
        }

        db.Expect(Comment, Version);
        Comment.Reword(Text, db.Here.User, db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect($"{Link}#comments");
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Comment is null)
        {
            return NotFound();
        }

        if (!IsMine && !db.Here.Can(CommentsFeature.Moderate))
        {
            throw new RefusedException("Only whoever wrote it, or a coordinator, may take it out.");
        }

        db.Remove(Comment);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Taken out.");
        return Redirect($"{Link}#comments");
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await comments.FindAsync(Id, cancellationToken) is var (comment, kind, entry))
        {
            (Comment, Subject, IsNote) = (comment, entry.Title, kind.IsAboutPeople);
            Link = kind.Link(db.Here.Campaign.Slug, entry.Id);
        }
    }
}
