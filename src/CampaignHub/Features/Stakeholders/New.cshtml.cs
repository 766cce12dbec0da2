using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class NewModel(HubDb db, AddStakeholder add, TraitShelf shelf, LikeSomebody likeSomebody, TellApart apart)
    : PageModel,
        ILoadsPage
{
    [BindProperty(SupportsGet = true, Name = "actor")]
    public Guid? ActorId { get; set; }

    [BindProperty]
    public ActorKind Type { get; set; }

    [BindProperty, MaxLength(Actor.NameMaxLength)]
    public string? FirstName { get; set; }

    [BindProperty, MaxLength(Actor.NameMaxLength)]
    public string? Name { get; set; }

    [BindProperty, MaxLength(Actor.NameMaxLength)]
    public string? Function { get; set; }

    /// <summary>Of somebody new: where we have them from.</summary>
    [BindProperty, MaxLength(ContactDetail.ValueMaxLength)]
    public string? Source { get; set; }

    [BindProperty]
    public TargetClass Class { get; set; }

    /// <summary>Of each custom field, by its id.</summary>
    // Named, so that a form without any is not read as if its other fields were these.
    [BindProperty(Name = nameof(Values))]
    public Dictionary<Guid, string?> Values { get; set; } = [];

    /// <summary>Whoever enters it saw who is alike, and it is somebody else.</summary>
    [BindProperty]
    public bool IsSomebodyElse { get; set; }

    public IReadOnlyList<Actor> Alike { get; private set; } = [];

    /// <summary>What tells them apart.</summary>
    public IReadOnlyDictionary<Guid, string> Details { get; private set; } = new Dictionary<Guid, string>();

    public IReadOnlyList<CustomField> Fields { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Stakeholder>().SingleOrDefaultAsync(each => each.ActorId == ActorId, cancellationToken) is { } there)
        {
            return Redirect(Links.Stakeholders.Show(db.Here.Campaign.Slug, there.Id));
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "ActorId")] Guid? chosen, CancellationToken cancellationToken)
    {
        ActorId = chosen;
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (ActorId is null && !IsSomebodyElse && await FindAlikeAsync(cancellationToken))
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var actor = await FindOrMakeAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stakeholder = await add.ExecuteAsync(actor, Class, cancellationToken);
        (await shelf.ReadAsync(stakeholder.Id, cancellationToken)).FillFirst(stakeholder, Values);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        this.Say("{0} is on the map.", actor.FullName);
        return Redirect(Links.Stakeholders.Show(db.Here.Campaign.Slug, stakeholder.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Fields = await shelf.FieldsAsync(cancellationToken);

    private async Task<bool> FindAlikeAsync(CancellationToken cancellationToken)
    {
        Alike = await likeSomebody.FindAsync(Type, Form(), cancellationToken);
        Details = await apart.ReadAsync([.. Alike.Select(each => each.Id)], cancellationToken);
        return Alike.Count > 0;
    }

    private async Task<Actor> FindOrMakeAsync(CancellationToken cancellationToken)
    {
        if (ActorId is { } id)
        {
            return await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken)
                ?? throw new RefusedException("This actor is not in the directory any more.");
        }

        if (string.IsNullOrWhiteSpace(Name))
        {
            throw new RefusedException("Choose somebody of the directory, or type a name.");
        }

        var actor = new Actor { Type = Type, Name = Name };
        Form().WriteTo(actor, db.Here.Today);
        db.Add(actor);
        return actor;
    }

    private ActorForm Form() =>
        new()
        {
            FirstName = FirstName,
            Name = Name ?? "",
            Function = Function,
            Source = Source,
        };
}
