using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Comments;

/// <summary>Writes a comment and tells the people it mentions who may see the record.</summary>
internal sealed class AddComment(HubDb db, Notifier notifier, CampaignMembers members)
{
    public async Task<Comment> ExecuteAsync(SubjectKind kind, SearchEntry subject, string text, CancellationToken cancellationToken)
    {
        var comment = new Comment
        {
            SubjectKind = kind.Kind,
            SubjectId = subject.Id,
            Text = Comment.Checked(text),
        };
        db.Add(comment);
        var link = kind.Link(db.Here.Campaign.Slug, subject.Id);
        var mentioned = await MentionedAsync(kind.View, text, cancellationToken);
        await notifier.TellAsync(
            mentioned,
            "{0} mentions you about \"{1}\"",
            [db.Here.User?.Name ?? "CampaignHub", subject.Title],
            link,
            onceKey: null,
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
        return comment;
    }

    /// <summary>The members of the campaign whose name stands behind an @, and who may see what is spoken of.</summary>
    private async Task<IReadOnlyList<Guid>> MentionedAsync(Permission view, string text, CancellationToken cancellationToken)
    {
        if (!text.Contains('@', StringComparison.Ordinal))
        {
            return [];
        }

        var people = await members.ThatMayAsync(view, cancellationToken);
        var plain = Normal.Of(text.Replace("@", " @", StringComparison.Ordinal));
        return
        [
            .. people
                .Where(person => $"{plain} ".Contains($"@{Normal.Of(person.Name)} ", StringComparison.Ordinal))
                .Select(person => person.Id),
        ];
    }
}
