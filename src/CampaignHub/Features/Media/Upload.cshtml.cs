using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Media;

/// <summary>Several files at once; each is kept or refused for itself, and the page says which.</summary>
[TakesFiles]
internal sealed class UploadModel(HubDb db, AddManyMedia add, FileLimits limits) : PageModel, ILoadsPage
{
    [BindProperty, MaxLength(FileName.FolderMaxLength)]
    public string? Folder { get; set; }

    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    public IReadOnlyList<AddManyMedia.Result> Results { get; private set; } = [];
    public IReadOnlyList<string> Folders { get; private set; } = [];
    public int Megabytes { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (Files.Count is 0 or > FileLimits.MostFiles)
        {
            throw new RefusedException("Choose one file at least, and {0} at most.", FileLimits.MostFiles);
        }

        Results = await add.ExecuteAsync(Files, Folder, cancellationToken);
        await LoadAsync(cancellationToken);
        return new PageResult
        {
            StatusCode = Results.All(result => result.Refused is null) ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Megabytes = await limits.MegabytesAsync(cancellationToken);
        Folders = await db.MediaFoldersAsync(cancellationToken);
    }
}
