using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.Commitments.OpenData;

/// <summary>The published commitments as a feed. An entry is new again when a step or a verdict came.</summary>
internal static class CommitmentFeeds
{
    public static readonly SiteFeed Feed = new(Links.PublicSite.Commitments, "Commitments", LoadAsync);

    private static async Task<IReadOnlyList<FeedEntry>> LoadAsync(PublicRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Services.GetRequiredService<Texts>();
        return [.. (await CommitmentsPublic.ReadAsync(request, slug: null, cancellationToken)).Select(each => EntryOf(each, texts))];
    }

    private static FeedEntry EntryOf(PublicCommitment each, Texts texts)
    {
        var commitment = each.Row.Commitment;
        var verdict = each.Verdict is { } given ? $" {texts.Verdict(given.Outcome)}." : "";
        return new FeedEntry(
            commitment.Id,
            commitment.Title,
            each.Row.Post.Length > 0 ? $"{each.Row.By}, {each.Row.Post}" : each.Row.By,
            Links.Commitments.Public(commitment.Slug),
            $"{texts.Rung(commitment.Rung)}. {texts.Of(each.Row.Schedule)}.{verdict} {commitment.Summary}".Trim(),
            commitment.PublishedAt!.Value,
            each.ChangedAt
        );
    }
}
