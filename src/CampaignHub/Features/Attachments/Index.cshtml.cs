using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Attachments;

/// <summary>The files of one record: brought, chosen from the library, taken away.</summary>
[TakesFiles]
internal sealed class IndexModel(HubDb db, AttachmentsOf attachments, AttachFile attach, FileLimits limits) : PageModel, ILoadsPage
{
    private const int Offered = 200;

    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public Guid Id { get; set; }

    public AttachmentsOf.Subject Subject { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Path)> Library { get; private set; } = [];
    public int Megabytes { get; private set; }
    public string Link => Subject.Kind.Link(db.Here.Campaign.Slug, Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Subject is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(IFormFile? chosen, CancellationToken cancellationToken) =>
        OnAsync(
            async subject =>
            {
                if (chosen is null)
                {
                    throw new RefusedException("Choose a file first.");
                }

                await using var content = chosen.OpenReadStream();
                await attach.BringAsync(subject, content, chosen.FileName, cancellationToken);
                this.Say("The file is kept.");
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostPointAsync(Guid file, CancellationToken cancellationToken) =>
        OnAsync(subject => attach.PointAtAsync(subject, file, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRemovalAsync(Guid attachment, CancellationToken cancellationToken) =>
        OnAsync(
            async subject =>
            {
                var line =
                    await db.Set<Attachment>()
                        .SingleOrDefaultAsync(each => each.Id == attachment && each.SubjectId == Id, cancellationToken)
                    ?? throw new RefusedException("Somebody took this file away meanwhile.");
                var isGone = await attach.RemoveAsync(subject, line, cancellationToken);
                this.Say(isGone ? "The file is in the trash." : "Taken away here; the file stays in the media library.");
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Subject = (await attachments.FindAsync(Kind, Id, cancellationToken))!;
        if (Subject is null)
        {
            return;
        }

        Megabytes = await limits.MegabytesAsync(cancellationToken);
        if (Subject.MayChange && db.Here.Can(MediaFeature.View))
        {
            var files = await db.Set<MediaFile>()
                .AsNoTracking()
                .Where(file => !db.Set<Attachment>().Any(each => each.SubjectId == Id && each.FileId == file.Id))
                .OrderByDescending(file => file.Id)
                .Take(Offered)
                .ToListAsync(cancellationToken);
            Library = [.. files.OrderBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Select(file => (file.Id, file.Path))];
        }
    }

    private async Task<IActionResult> OnAsync(Func<AttachmentsOf.Subject, Task> deed, CancellationToken cancellationToken)
    {
        if (await attachments.FindAsync(Kind, Id, cancellationToken) is not { } subject)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        await deed(subject);
        return Redirect($"{subject.Kind.Link(db.Here.Campaign.Slug, Id)}#files");
    }
}
