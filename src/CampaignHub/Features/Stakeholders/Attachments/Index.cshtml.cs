using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Attachments;

/// <summary>The files of one stakeholder: brought, chosen from the library, taken away.</summary>
[TakesFiles]
internal sealed class IndexModel(HubDb db, AttachFile attach, FileLimits limits) : PageModel, ILoadsPage
{
    private const int Offered = 200;

    [FromRoute]
    public Guid Id { get; set; }

    public Stakeholder Stakeholder { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Path)> Library { get; private set; } = [];
    public int Megabytes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Stakeholder is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(IFormFile? chosen, CancellationToken cancellationToken) =>
        OnAsync(
            async () =>
            {
                if (chosen is null)
                {
                    throw new RefusedException("Choose a file first.");
                }

                await using var content = chosen.OpenReadStream();
                await attach.BringAsync(Id, content, chosen.FileName, cancellationToken);
                this.Say("The file is kept.");
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostPointAsync(Guid file, CancellationToken cancellationToken) =>
        OnAsync(() => attach.PointAtAsync(Id, file, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRemovalAsync(Guid attachment, CancellationToken cancellationToken) =>
        OnAsync(
            async () =>
            {
                var line =
                    await db.Set<Attachment>()
                        .SingleOrDefaultAsync(each => each.Id == attachment && each.StakeholderId == Id, cancellationToken)
                    ?? throw new RefusedException("Somebody took this file away meanwhile.");
                var isGone = await attach.RemoveAsync(line, cancellationToken);
                this.Say(isGone ? "The file is in the trash." : "Taken away here; the file stays in the media library.");
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Stakeholder = (await db.Set<Stakeholder>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
        Megabytes = await limits.MegabytesAsync(cancellationToken);
        if (db.Here.Can(MediaFeature.View))
        {
            var files = await db.Set<MediaFile>()
                .AsNoTracking()
                .Where(file => !db.Set<Attachment>().Any(each => each.StakeholderId == Id && each.FileId == file.Id))
                .OrderByDescending(file => file.Id)
                .Take(Offered)
                .ToListAsync(cancellationToken);
            Library = [.. files.OrderBy(file => file.Path, StringComparer.OrdinalIgnoreCase).Select(file => (file.Id, file.Path))];
        }
    }

    private async Task<IActionResult> OnAsync(Func<Task> deed, CancellationToken cancellationToken)
    {
        if (await db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        db.Here.RefuseOthers(stakeholder);
        await deed();
        return Redirect($"{Links.Stakeholders.Show(db.Here.Campaign.Slug, Id)}#files");
    }
}
