using System.Text;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary>Drafts the letter to a successor: each commitment that they have not confirmed, word for word, with who gave it and when.</summary>
internal sealed class SuccessionLetter(HubDb db, CommitmentList list, Texts texts)
{
    /// <summary>In the language of who asks for it. The caller saves.</summary>
    /// <param name="succession">Tracked, with what it inherited.</param>
    public async Task DraftAsync(Succession succession, CancellationToken cancellationToken)
    {
        var open = succession.Inherited.Where(each => each.ConfirmedOn is null).Select(each => each.CommitmentId).ToList();
        var commitments = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => open.Contains(commitment.Id))
            .OrderBy(commitment => commitment.MadeOn)
            .ThenBy(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var rows = await list.NameAsync(commitments, commitment => commitment.ScheduleOn(db.Here.Today), cancellationToken);
        var (who, post) = await NamesAsync(succession, cancellationToken);
        succession.Draft(
            db.Here.Today,
            Cut($"{who}, {post}", Succession.RecipientMaxLength),
            texts["Commitments taken by the post you now hold"],
            Cut(TextOf(succession, rows, post), Succession.TextMaxLength)
        );
    }

    /// <summary>The successor's name and the post's, from the directory's trash as well.</summary>
    public async Task<(string Who, string Post)> NamesAsync(Succession succession, CancellationToken cancellationToken)
    {
        var who = await db.WithTrash<Actor>().SingleAsync(actor => actor.Id == succession.SuccessorId, cancellationToken);
        var post = await db.WithTrash<Post>().SingleAsync(each => each.Id == succession.PostId, cancellationToken);
        return (who.FullName, post.Title);
    }

    private string TextOf(Succession succession, IReadOnlyList<CommitmentList.Row> rows, string post)
    {
        var text = new StringBuilder()
            .Append(texts["Madam, Sir,"])
            .Append("\n\n")
            .Append(texts["Since {0} you have held the post {1}.", Days.Long(succession.Since), post])
            .Append(' ')
            .Append(
                texts.Count(
                    rows.Count,
                    "This commitment was given to us under it and is still open:",
                    "These {0} commitments were given to us under it and are still open:"
                )
            )
            .Append("\n\n");
        foreach (var (index, row) in rows.Index())
        {
            text.Append(PointOf(index + 1, row)).Append("\n\n");
        }

        return text.Append(texts["We ask you to confirm in writing that they bind the post, and by when each will be kept."])
            .Append("\n\n")
            .Append(texts["Yours faithfully,"])
            .Append("\n\n")
            .Append(db.Here.Campaign.Name)
            .ToString();
    }

    private string PointOf(int place, CommitmentList.Row row)
    {
        var commitment = row.Commitment;
        var quote = string.Join('\n', commitment.Words.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {line}"));
        var due = commitment.Deadline is { } deadline ? $"\n\n{texts["Given for {0}.", Days.Long(deadline)]}" : "";
        return $"**{place}. {row.By}, {Days.Long(commitment.MadeOn)}**\n\n{quote}{due}";
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
