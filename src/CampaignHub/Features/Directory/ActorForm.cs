using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Directory;

/// <summary>What a person types of an actor.</summary>
internal sealed class ActorForm
{
    [MaxLength(Actor.NameMaxLength)]
    public string? FirstName { get; set; }

    [Required, MaxLength(Actor.NameMaxLength)]
    public string Name { get; set; } = "";

    [MaxLength(Actor.AcronymMaxLength)]
    public string? Acronym { get; set; }

    [MaxLength(Actor.NameMaxLength)]
    public string? Function { get; set; }

    [MaxLength(Actor.TerritoryMaxLength)]
    public string? Territory { get; set; }

    [MaxLength(Actor.NoteMaxLength)]
    public string? Note { get; set; }

    public static ActorForm Of(Actor actor) =>
        new()
        {
            FirstName = actor.FirstName,
            Name = actor.Name,
            Acronym = actor.Acronym,
            Function = actor.Function,
            Territory = actor.Territory,
            Note = actor.Note,
        };

    public void WriteTo(Actor actor)
    {
        actor.FirstName = actor.Type == ActorKind.Person ? FirstName?.Trim() ?? "" : "";
        actor.Name = Name.Trim();
        actor.Acronym = Acronym?.Trim() ?? "";
        actor.Function = Function?.Trim() ?? "";
        actor.Territory = Territory?.Trim() ?? "";
        actor.Note = Note?.Trim() ?? "";
    }
}
