using System.ComponentModel.DataAnnotations;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>What a person types of an interaction; the API fills the same.</summary>
internal sealed class InteractionForm
{
    public InteractionType Type { get; set; }
    public InteractionDirection Direction { get; set; }
    public DateOnly? HeldOn { get; set; }

    [Required, MaxLength(Interaction.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(Interaction.NoteMaxLength)]
    public string? Note { get; set; }

    /// <summary>Actors of the directory.</summary>
    public List<Guid> Actors { get; set; } = [];

    /// <summary>Members of the campaign.</summary>
    public List<Guid> Ours { get; set; } = [];

    /// <summary>Of the mail it is made from.</summary>
    [MaxLength(Interaction.MessageIdMaxLength)]
    public string? MessageId { get; set; }

    public static InteractionForm Of(Interaction interaction) =>
        new()
        {
            Type = interaction.Type,
            Direction = interaction.Direction,
            HeldOn = interaction.HeldOn,
            Title = interaction.Title,
            Note = interaction.Note,
            Actors = [.. interaction.Actors.Select(each => each.ActorId)],
            Ours = [.. interaction.Ours.Select(each => each.UserId)],
            MessageId = interaction.MessageId,
        };
}
