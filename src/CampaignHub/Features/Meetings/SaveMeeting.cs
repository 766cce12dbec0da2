using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Writes what is known of a meeting and whom it is with; the page, the API and recipes call it.</summary>
internal sealed class SaveMeeting(HubDb db)
{
    /// <param name="meeting">With its counterparts; a new one is added.</param>
    public async Task ExecuteAsync(Meeting meeting, MeetingForm form, CancellationToken cancellationToken)
    {
        Check(form);
        if (db.Entry(meeting).State == EntityState.Detached)
        {
            db.Add(meeting);
        }

        meeting.Title = form.Title.Trim();
        (meeting.With, meeting.Place, meeting.Notes) = (form.With?.Trim() ?? "", form.Place?.Trim() ?? "", form.Notes?.Trim() ?? "");
        meeting.GiveReplyTime(form.ReplyWorkingDays);
        meeting.Schedule(form.StartsOn, form.StartsAt, db.Here.Today);
        await MeetAsync(meeting, form.Actors, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Check(MeetingForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Title) || form.Title.Length > Meeting.TitleMaxLength)
        {
            throw new RefusedException("A meeting needs a title of at most {0} characters.", Meeting.TitleMaxLength);
        }

        foreach (
            var (text, longest) in new[]
            {
                (form.With, Meeting.WithMaxLength),
                (form.Place, Meeting.PlaceMaxLength),
                (form.Notes, Meeting.NotesMaxLength),
            }
        )
        {
            if (text?.Length > longest)
            {
                throw new RefusedException("A part of the meeting is longer than {0} characters.", longest);
            }
        }
    }

    private async Task MeetAsync(Meeting meeting, IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken)
    {
        foreach (var gone in meeting.Counterparts.Where(each => !actors.Contains(each.ActorId)).ToList())
        {
            db.Remove(gone);
        }

        var added = actors.Except(meeting.Counterparts.Select(each => each.ActorId)).ToList();
        if (await db.Set<Actor>().CountAsync(actor => added.Contains(actor.Id), cancellationToken) < added.Count)
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        db.AddRange(
            added.Select(actor => new MeetingCounterpart
            {
                CampaignId = meeting.CampaignId,
                MeetingId = meeting.Id,
                ActorId = actor,
            })
        );
    }
}
