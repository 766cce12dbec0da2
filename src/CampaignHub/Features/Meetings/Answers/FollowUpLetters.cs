using System.Text;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary>Drafts the follow-up letter of a meeting with exactly its open points, in the order of the demands and in the language of who asks for it.</summary>
internal sealed class FollowUpLetters(HubDb db, MeetingSheet sheets, Texts texts)
{
    public Task<FollowUpLetter?> FindAsync(Guid meeting, CancellationToken cancellationToken) =>
        db.Set<FollowUpLetter>()
            .Where(letter => db.Set<Meeting>().Any(each => each.Id == letter.MeetingId))
            .SingleOrDefaultAsync(letter => letter.MeetingId == meeting, cancellationToken);

    /// <summary>A draft that is there is written anew.</summary>
    /// <exception cref="RefusedException">The meeting was not held, or nothing is open.</exception>
    public async Task<FollowUpLetter> DraftAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        if (!meeting.IsHeld)
        {
            throw new RefusedException("The meeting has not been held yet.");
        }

        var sheet = await sheets.OfAsync(meeting, cancellationToken);
        if (sheet.Open.Count == 0)
        {
            throw new RefusedException("Nothing open: each demand that was put has its answer.");
        }

        var letter = await FindAsync(meeting.Id, cancellationToken);
        if (letter is null)
        {
            letter = new FollowUpLetter { CampaignId = meeting.CampaignId, MeetingId = meeting.Id };
            db.Add(letter);
        }

        letter.Draft(
            db.Here.Today,
            sheet.With.Count > 0 ? Cut(string.Join(", ", sheet.With.Select(each => each.Name))) : meeting.With,
            texts["Our meeting of {0}: what is still open", Days.Long(meeting.StartsOn!.Value)],
            TextOf(sheet)
        );
        await db.SaveChangesAsync(cancellationToken);
        return letter;
    }

    private string TextOf(MeetingSheet.Sheet sheet)
    {
        var meeting = sheet.Meeting;
        var text = new StringBuilder()
            .Append(texts["Madam, Sir,"])
            .Append("\n\n")
            .Append(
                texts.Count(
                    sheet.Points.Count,
                    "On {1} we met and put {0} demand to you.",
                    "On {1} we met and put {0} demands to you.",
                    Days.Long(meeting.StartsOn!.Value)
                )
            )
            .Append(' ')
            .Append(OnTheReply(meeting))
            .Append("\n\n")
            .Append(texts.Count(sheet.Open.Count, "{0} point is still open:", "{0} points are still open:"))
            .Append("\n\n");
        foreach (var (index, point) in sheet.Open.Index())
        {
            text.Append(PointOf(index + 1, point, meeting)).Append("\n\n");
        }

        return text.Append(texts["We ask you to answer each of them in writing."])
            .Append("\n\n")
            .Append(texts["Yours faithfully,"])
            .Append("\n\n")
            .Append(db.Here.Campaign.Name)
            .ToString();
    }

    private string OnTheReply(Meeting meeting) =>
        meeting.ReplyReceivedOn is { } came ? texts["Your written reply reached us on {0}.", Days.Long(came)]
        : meeting.ReplyDueOn is { } due && due < db.Here.Today
            ? texts["Your written reply was due on {0}; it has not reached us.", Days.Long(due)]
        : texts["Your written reply is due on {0}.", Days.Long(meeting.ReplyDueOn!.Value)];

    // What the minutes hold is ours until it is sent: only the reply's own words are quoted.
    private string PointOf(int place, MeetingSheet.Point point, Meeting meeting)
    {
        var where =
            point.Reply is not null
                ? texts["You acknowledged it in your reply of {0}; that is no answer yet.", Days.Long(meeting.ReplyReceivedOn!.Value)]
            : point.Item.Answer == AnswerType.Acknowledged
                ? texts["You acknowledged it at our meeting of {0}; that is no answer yet.", Days.Long(meeting.StartsOn!.Value)]
            : texts["It has no answer."];
        var said = point.Reply is { Said.Length: > 0 } reply ? $"\n\n{texts["You wrote:"]}\n\n{Quote(reply.Said)}" : "";
        return $"**{place}. {texts["Demand {0}: {1}", point.Demand.Number, point.Demand.Title]}**\n\n{Quote(point.Wording)}\n\n{where}{said}";
    }

    private static string Quote(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));

    private static string Cut(string names) =>
        names.Length <= FollowUpLetter.RecipientMaxLength ? names : names[..(FollowUpLetter.RecipientMaxLength - 1)] + "…";
}
