using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>The campaign's custom fields in their order, with those that are archived, and the form for a new one.</summary>
internal sealed class IndexModel(HubDb db, KeepFields keep) : PageModel, ILoadsPage
{
    [BindProperty]
    public FieldForm Form { get; set; } = new();

    public IReadOnlyList<CustomField> Fields { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            throw new RefusedException("Something of this form cannot be read: look at its lists and dates.");
        }

        var added = await keep.AddAsync(Form.Kind, Form.Words, cancellationToken);
        this.Say("The field {0} was added.", added.Name);
        return Redirect(Links.Fields.Index(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostMoveAsync([FromQuery] Guid id, [FromQuery] bool up, CancellationToken cancellationToken)
    {
        if (await db.Set<CustomField>().SingleOrDefaultAsync(field => field.Id == id, cancellationToken) is not { } field)
        {
            return NotFound();
        }

        await keep.MoveAsync(field, up, cancellationToken);
        return Redirect(Links.Fields.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Fields = await db.Set<CustomField>()
            .AsNoTracking()
            .OrderBy(field => field.Place)
            .ThenBy(field => field.Id)
            .ToListAsync(cancellationToken);
        Counts = await keep.CountsAsync(cancellationToken);
    }
}

/// <summary>What a person types of a custom field.</summary>
internal sealed class FieldForm
{
    public FieldKind Kind { get; set; }
    public string? Name { get; set; }

    /// <summary>One on each line.</summary>
    public string? Choices { get; set; }
    public bool IsRequired { get; set; }
    public bool IsColumn { get; set; }

    public FieldWords Words =>
        new()
        {
            Name = Name ?? "",
            Choices = (Choices ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            IsRequired = IsRequired,
            IsColumn = IsColumn,
        };

    public static FieldForm Of(CustomField field) =>
        new()
        {
            Kind = field.Kind,
            Name = field.Name,
            Choices = string.Join('\n', field.Choices),
            IsRequired = field.IsRequired,
            IsColumn = field.IsColumn,
        };

    /// <summary>English, translated where shown.</summary>
    public static string Named(FieldKind kind) =>
        kind switch
        {
            FieldKind.Number => "A number",
            FieldKind.Date => "A day",
            FieldKind.Choice => "One of a list",
            FieldKind.Link => "An address of the web",
            _ => "A text",
        };
}
