using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

internal sealed class EditModel(HubDb db, KeepFields keep) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public FieldForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public CustomField Field { get; private set; } = null!;

    /// <summary>How many stakeholders have a value of it.</summary>
    public int Count { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Field is null)
        {
            return NotFound();
        }

        (Form, Version) = (FieldForm.Of(Field), Field.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        OnAsync(
            field =>
            {
                db.Expect(field, Version);
                return keep.ChangeAsync(field, Form.Words, cancellationToken);
            },
            "Saved.",
            cancellationToken
        );

    public Task<IActionResult> OnPostArchiveAsync(bool isArchived, CancellationToken cancellationToken) =>
        OnAsync(
            field => keep.ArchiveAsync(field, isArchived, cancellationToken),
            isArchived ? "The field is archived; its values are kept." : "The field is in use again.",
            cancellationToken
        );

    public Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken) =>
        OnAsync(field => keep.DeleteAsync(field, cancellationToken), "Taken out.", cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Field = (await db.Set<CustomField>().AsNoTracking().SingleOrDefaultAsync(field => field.Id == Id, cancellationToken))!;
        Count = (await keep.CountsAsync(cancellationToken)).GetValueOrDefault(Id);
    }

    private async Task<IActionResult> OnAsync(Func<CustomField, Task> deed, string done, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        if (await db.Set<CustomField>().SingleOrDefaultAsync(field => field.Id == Id, cancellationToken) is not { } field)
        {
            return NotFound();
        }

        await deed(field);
        this.Say(done);
        return Redirect(Links.Fields.Index(db.Here.Campaign.Slug));
    }
}
