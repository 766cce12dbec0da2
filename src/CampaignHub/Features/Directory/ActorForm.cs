using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;

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

    /// <summary>Of a person: where we have them from.</summary>
    [MaxLength(ContactDetail.ValueMaxLength)]
    public string? Source { get; set; }

    /// <summary>Null is today for somebody new, and leaves what is known of the others.</summary>
    public DateOnly? CollectedOn { get; set; }

    public static ActorForm Of(Actor actor) =>
        new()
        {
            FirstName = actor.FirstName,
            Name = actor.Name,
            Acronym = actor.Acronym,
            Function = actor.Function,
            Territory = actor.Territory,
            Note = actor.Note,
            Source = actor.Source,
            CollectedOn = actor.CollectedOn,
        };

    /// <summary>For who sends it past a page.</summary>
    /// <exception cref="RefusedException">No name, or something is too long.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Actor.NameMaxLength || FirstName?.Length > Actor.NameMaxLength)
        {
            throw new RefusedException("An actor needs a name of at most {0} characters.", Actor.NameMaxLength);
        }

        if (
            Acronym?.Length > Actor.AcronymMaxLength
            || Function?.Length > Actor.NameMaxLength
            || Territory?.Length > Actor.TerritoryMaxLength
        )
        {
            throw new RefusedException(
                "An acronym has at most {0} characters, a function {1}, a territory {2}.",
                Actor.AcronymMaxLength,
                Actor.NameMaxLength,
                Actor.TerritoryMaxLength
            );
        }

        if (Note?.Length > Actor.NoteMaxLength)
        {
            throw new RefusedException("A note has at most {0} characters.", Actor.NoteMaxLength);
        }
    }

    /// <summary>The person with the source that the form asks for.</summary>
    /// <exception cref="RefusedException">A person without a source.</exception>
    public void WriteTo(Actor actor, DateOnly today)
    {
        WriteTo(actor);
        actor.Collect(Source, CollectedOn ?? actor.CollectedOn ?? today);
    }

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
