using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class EditModel(HubDb db, CampaignMembers members, TraitShelf shelf, Here here) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public StakeholderForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>Of each custom field, by its id.</summary>
    // Named, so that a form without any is not read as if its other fields were these.
    [BindProperty(Name = nameof(Values))]
    public Dictionary<Guid, string?> Values { get; set; } = [];

    public IReadOnlyList<CustomField> Fields { get; private set; } = [];
    public string Name { get; private set; } = "";
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        (Form, Version) = (StakeholderForm.Of(stakeholder), stakeholder.Version);
        var traits = await shelf.ReadAsync(Id, cancellationToken);
        Values = traits.ValuesOf(Id).ToDictionary(each => each.Field.Id, string? (each) => each.Text);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        here.RefuseOthers(stakeholder);

        await members.RefuseStrangersAsync(Form.OwnerId is { } owner ? [owner] : [], cancellationToken);
        db.Expect(stakeholder, Version);
        Form.WriteTo(stakeholder);
        var traits = await shelf.ReadAsync(Id, cancellationToken);
        traits.FillForm(stakeholder, Values);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Stakeholders.Show(here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Name = (await FindAsync(cancellationToken))?.Actor.FullName ?? "";
        People = await members.ListAsync(cancellationToken);
        Fields = await shelf.FieldsAsync(cancellationToken);
    }

    private Task<Stakeholder?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
}
