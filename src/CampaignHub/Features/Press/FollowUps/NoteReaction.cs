using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>What a person notes of a call, or of an answer.</summary>
internal sealed record ReactionDraft
{
    /// <summary>Made with the form: sent twice it is noted once.</summary>
    public Guid? Id { get; init; }
    public required CallOutcome Outcome { get; init; }
    public InteractionType Means { get; init; } = InteractionType.Call;
    public string? Note { get; init; }

    /// <summary>On the campaign's clock.</summary>
    public DateTime? CallAgainLocal { get; init; }

    /// <summary>The number that was dialled: a contact detail.</summary>
    public Guid? NumberId { get; init; }
}

/// <summary>Notes how a call ended: a line in the log of contacts where there was one, and what follows from it for the journalist.</summary>
internal sealed class NoteReaction(HubDb db, SaveInteraction save, Texts texts)
{
    /// <param name="release">What it was about.</param>
    /// <param name="journalist">With the contact details of the actor.</param>
    /// <param name="draft">As it was typed.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">To be called again, but no hour; or an hour that is over.</exception>
    public async Task<Reaction> ExecuteAsync(
        Release release,
        Journalist journalist,
        ReactionDraft draft,
        CancellationToken cancellationToken
    )
    {
        if (draft.Id is { } id && await db.Set<Reaction>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } noted)
        {
            return noted;
        }

        var reaction = new Reaction
        {
            Id = draft.Id ?? OrderedId.Next(),
            CampaignId = release.CampaignId,
            ReleaseId = release.Id,
            JournalistId = journalist.Id,
            Means = draft.Means,
            Outcome = draft.Outcome,
            CallAgainAt = AgainAt(draft),
        };
        reaction.Say(draft.Note);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (draft.Outcome.IsContact())
        {
            var interaction = await LogAsync(release, journalist, reaction, cancellationToken);
            reaction.InteractionId = interaction.Id;
            Promise(interaction, journalist, reaction);
        }

        Heed(journalist, draft, reaction);
        db.Add(reaction);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return reaction;
    }

    private DateTimeOffset? AgainAt(ReactionDraft draft)
    {
        if (draft.CallAgainLocal is not { } local)
        {
            return draft.Outcome == CallOutcome.CallAgain ? throw new RefusedException("Say when to call again.") : null;
        }

        var at = Embargo.InstantOf(local, db.Here.Campaign);
        return at > db.Here.Now ? at : throw new RefusedException("The hour to call again is over: choose a later one.");
    }

    private Task<Interaction> LogAsync(Release release, Journalist journalist, Reaction reaction, CancellationToken cancellationToken)
    {
        var title = $"{texts.Of(reaction.Outcome)} · {release.Headline}";
        var form = new InteractionForm
        {
            Type = reaction.Means,
            Direction = reaction.Means == InteractionType.Mail ? InteractionDirection.Incoming : InteractionDirection.OutgoingOwnInitiative,
            HeldOn = db.Here.Today,
            Title = title.Length <= Interaction.TitleMaxLength ? title : title[..Interaction.TitleMaxLength],
            Note = reaction.Note,
            Actors = [journalist.ActorId],
            Ours = db.Here is { User: { } user, Role: not null } ? [user.Id] : [],
        };
        return save.ExecuteAsync(interaction: null, form, new SubjectRef(Release.Kind, release.Id), cancellationToken);
    }

    // What we owe them stands on the home page until somebody did it.
    private void Promise(Interaction interaction, Journalist journalist, Reaction reaction)
    {
        var followUp = reaction.Outcome switch
        {
            CallOutcome.AskedForInterview => texts["Arrange the interview with {0}", journalist.Actor.FullName],
            CallOutcome.AskedForMaterial => texts["Send {0} what they asked for", journalist.Actor.FullName],
            _ => null,
        };
        if (followUp is not null)
        {
            var on = db.Here.Campaign.DayOf(reaction.CallAgainAt ?? db.Here.Now);
            var text = reaction.Note.Length > 0 ? reaction.Note : texts.Of(reaction.Outcome);
            text = text.Length <= InteractionPoint.TextMaxLength ? text : text[..InteractionPoint.TextMaxLength];
            db.Add(InteractionPoint.Of(interaction, text, followUp, on, interaction.Ours is [var one, ..] ? one.UserId : null));
        }
    }

    private void Heed(Journalist journalist, ReactionDraft draft, Reaction reaction)
    {
        switch (draft.Outcome)
        {
            case CallOutcome.DoNotContact:
                var words = reaction.Note is { Length: > 0 and <= Journalist.ReasonMaxLength } note
                    ? note
                    : texts["Said so on the telephone"];
                journalist.LeaveAlone(words, db.Here.Today);
                break;
            case CallOutcome.DoNotCall:
                journalist.CallNoMore(db.Here.Today);
                break;
            case CallOutcome.WrongNumber:
                foreach (var number in journalist.Actor.Contacts.Where(contact => contact.Id == draft.NumberId && IsNumber(contact)))
                {
                    number.IsValid = false;
                }

                break;
            default:
                break;
        }
    }

    public static bool IsNumber(ContactDetail contact) =>
        contact is { IsValid: true, TrashedAt: null, Kind: ContactKind.Phone or ContactKind.Mobile };
}
