using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>Writes what is known of a contact; the page, the API and held meetings call it.</summary>
internal sealed class SaveInteraction(HubDb db, CampaignMembers members)
{
    /// <param name="interaction">With everybody who took part; null logs a new one.</param>
    /// <param name="form">As it was typed.</param>
    /// <param name="about">The record that a new one is logged for.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Interaction> ExecuteAsync(
        Interaction? interaction,
        InteractionForm form,
        SubjectRef? about,
        CancellationToken cancellationToken
    )
    {
        var day = await CheckAsync(interaction, form, cancellationToken);
        if (interaction is null)
        {
            interaction = new Interaction
            {
                CampaignId = db.Here.Campaign.Id,
                Type = form.Type,
                Direction = form.Direction,
                HeldOn = day,
                Title = form.Title,
                MessageId = string.IsNullOrWhiteSpace(form.MessageId) ? null : form.MessageId,
                AboutKind = about?.Kind,
                AboutId = about?.Id,
            };
            db.Add(interaction);
        }

        (interaction.Type, interaction.Direction, interaction.HeldOn) = (form.Type, form.Direction, day);
        (interaction.Title, interaction.Note) = (form.Title.Trim(), form.Note?.Trim() ?? "");
        await MeetAsync(interaction, form, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException twice) when (db.IsDuplicate(twice, Interaction.Mapping.OncePerMail))
        {
            throw new RefusedException("This mail is in the log already.");
        }

        return interaction;
    }

    private async Task<DateOnly> CheckAsync(Interaction? interaction, InteractionForm form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(form.Title) || form.Title.Length > Interaction.TitleMaxLength)
        {
            throw new RefusedException("An interaction needs a title of at most {0} characters.", Interaction.TitleMaxLength);
        }

        if (form.Note?.Length > Interaction.NoteMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", Interaction.NoteMaxLength);
        }

        if (form.HeldOn is not { } day)
        {
            throw new RefusedException("An interaction needs its day.");
        }

        if (day > db.Here.Today)
        {
            throw new RefusedException("This day is still to come: an interaction is written down after it took place.");
        }

        if (form.Actors.Count == 0)
        {
            throw new RefusedException("Say whom the interaction was with.");
        }

        if (interaction is null && form.MessageId is { Length: > 0 } message)
        {
            var kept = await db.WithTrash<Interaction>().FirstOrDefaultAsync(each => each.MessageId == message, cancellationToken);
            if (kept is not null)
            {
                throw new RefusedException("This mail is in the log already: {0}.", kept.Title);
            }
        }

        return day;
    }

    private async Task MeetAsync(Interaction interaction, InteractionForm form, CancellationToken cancellationToken)
    {
        var actors = form.Actors.Except(interaction.Actors.Select(each => each.ActorId)).ToList();
        if (await db.Set<Actor>().CountAsync(actor => actors.Contains(actor.Id), cancellationToken) < actors.Count)
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        var ours = form.Ours.Except(interaction.Ours.Select(each => each.UserId)).ToList();
        await members.RefuseStrangersAsync(ours, cancellationToken);
        db.RemoveRange(interaction.Actors.Where(each => !form.Actors.Contains(each.ActorId)).ToList());
        db.RemoveRange(interaction.Ours.Where(each => !form.Ours.Contains(each.UserId)).ToList());
        db.AddRange(
            actors.Select(actor => new InteractionActor
            {
                CampaignId = interaction.CampaignId,
                InteractionId = interaction.Id,
                ActorId = actor,
            })
        );
        db.AddRange(
            ours.Select(user => new InteractionMember
            {
                CampaignId = interaction.CampaignId,
                InteractionId = interaction.Id,
                UserId = user,
            })
        );
    }
}
