using CampaignHub.Features.Commitments.OpenData;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>The published commitments as the public reads them: words, person, deadline and rungs. Evidence texts stay inside.</summary>
internal static class CommitmentsPublic
{
    public static readonly PublicPage List = new("/commitments", "commitments", LoadAllAsync) { MenuText = "Commitments", Order = 30 };

    public static readonly PublicPage One = new("/commitments/{slug}", "commitment", LoadOneAsync) { Addresses = AddressesAsync };

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAllAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var all = await ReadAsync(request, slug: null, cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = TextsOf(request)["Commitments"],
            ["Commitments"] = all.Select(each => Model(each, request)).ToList(),
            ["Counts"] = new Dictionary<string, object?>
            {
                ["Commitments"] = all.Count,
                ["Kept"] = all.Count(each => each.Row.Commitment.Rung == Rung.VerifiedByUs),
                ["Overdue"] = all.Count(each => each.Row.Schedule == ScheduleStatus.Overdue),
            },
            ["Feeds"] = CommitmentFeeds.Feed.Heads(TextsOf(request)),
            ["OpenData"] = new Dictionary<string, object?> { ["Json"] = Links.Commitments.OpenJson, ["Csv"] = Links.Commitments.OpenCsv },
        };
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadOneAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var slug = request.Values["slug"];
        var all = await ReadAsync(request, slug, cancellationToken);
        if (all.Count == 0)
        {
            return null;
        }

        var found = all[0].Row.Commitment;
        return new Dictionary<string, object?>
        {
            ["Title"] = found.Title,
            ["Description"] = found.Summary.Length > 0 ? found.Summary : found.Title,
            ["Commitment"] = Model(all[0], request),
        };
    }

    private static async Task<IReadOnlyList<SiteAddress>> AddressesAsync(PublicRequest request, CancellationToken cancellationToken) =>
        [
            .. (await ReadAsync(request, slug: null, cancellationToken)).Select(each => new SiteAddress(
                Links.Commitments.Public(each.Row.Commitment.Slug),
                each.ChangedAt
            )),
        ];

    /// <summary>The latest first; with a slug, the one of that address or none.</summary>
    internal static async Task<IReadOnlyList<PublicCommitment>> ReadAsync(
        PublicRequest request,
        string? slug,
        CancellationToken cancellationToken
    )
    {
        var commitments = await request
            .Read<Commitment>()
            .Include(commitment => commitment.Steps)
            .Where(commitment => commitment.PublishedAt <= request.Now && (slug == null || commitment.Slug == slug))
            .OrderByDescending(commitment => commitment.MadeOn)
            .ThenByDescending(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var ids = commitments.ConvertAll(commitment => commitment.Id);
        var verdicts = await request
            .Read<Verdict>()
            .Where(verdict => ids.Contains(verdict.CommitmentId) && verdict.PublishedAt <= request.Now)
            .ToDictionaryAsync(verdict => verdict.CommitmentId, cancellationToken);
        var rows = await RowsAsync(commitments, request, cancellationToken);
        return [.. rows.Select(row => new PublicCommitment(row, verdicts.GetValueOrDefault(row.Commitment.Id)))];
    }

    private static Task<IReadOnlyList<CommitmentList.Row>> RowsAsync(
        IReadOnlyList<Commitment> commitments,
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        // Each in the zone of its own campaign.
        var today = request.Campaigns.ToDictionary(campaign => campaign.Id, campaign => campaign.DayOf(request.Now));
        return request
            .Services.GetRequiredService<CommitmentList>()
            .NameAsync(commitments, commitment => commitment.ScheduleOn(today[commitment.CampaignId]), cancellationToken);
    }

    private static Dictionary<string, object?> Model(PublicCommitment each, PublicRequest request)
    {
        var texts = TextsOf(request);
        var row = each.Row;
        var commitment = row.Commitment;
        return new Dictionary<string, object?>
        {
            ["Words"] = commitment.Words,
            ["Summary"] = commitment.Summary,
            ["Who"] = row.By,
            ["Post"] = row.Post,
            ["Place"] = commitment.PlaceSaid,
            ["SaidOn"] = Days.Long(commitment.MadeOn),
            ["SaidOnIso"] = Days.Iso(commitment.MadeOn),
            ["Deadline"] = commitment.Deadline is { } deadline ? Days.Long(deadline) : "",
            ["DeadlineIso"] = commitment.Deadline is { } iso ? Days.Iso(iso) : "",
            ["Rung"] = ListValues.Of(commitment.Rung),
            ["RungText"] = texts.Rung(commitment.Rung),
            ["RungIndex"] = commitment.Rung.Height(),
            ["Rungs"] = Ladder.Rungs.Select(texts.Rung).ToList(),
            ["Official"] = commitment.Official is { } official ? ListValues.Of(official) : "",
            ["EvidenceStatus"] = ListValues.Of(commitment.Evidence),
            ["Schedule"] = ListValues.Of(row.Schedule),
            ["ScheduleText"] = texts.Of(row.Schedule),
            ["IsOverdue"] = row.Schedule == ScheduleStatus.Overdue,
            ["Url"] = Links.Commitments.Public(commitment.Slug),
            ["History"] = each.Steps.Select(step => History(step, texts)).ToList(),
            // Blank while nobody of ours has verified it.
            ["LastCheckedOn"] = each.LastCheckedOn is { } verified ? Days.Long(verified) : "",
            ["LastCheckedOnIso"] = each.LastCheckedOn is { } day ? Days.Iso(day) : "",
            ["Verdict"] = each.Verdict is { } verdict ? VerdictOf(verdict, request) : null,
        };
    }

    private static Dictionary<string, object?> History(CommitmentStep step, Texts texts) =>
        new()
        {
            ["On"] = Days.Long(step.TrueOn),
            ["OnIso"] = Days.Iso(step.TrueOn),
            ["Text"] = texts.Rung(step.Rung),
        };

    // Whom we asked and what they answered is printed with it, always.
    private static Dictionary<string, object?> VerdictOf(Verdict verdict, PublicRequest request)
    {
        var texts = TextsOf(request);
        var on = request.DayOf(verdict, verdict.PublishedAt);
        return new Dictionary<string, object?>
        {
            ["Outcome"] = ListValues.Of(verdict.Outcome),
            ["Text"] = texts.Verdict(verdict.Outcome),
            ["IsNegative"] = verdict.IsNegative,
            ["On"] = Days.Long(on),
            ["OnIso"] = Days.Iso(on),
            ["Reasons"] = verdict.Reasons,
            ["AskedText"] = verdict.ReplyAskedOn is { } asked
                ? texts["We asked for their side on {0}: {1}", Days.Long(asked), verdict.ReplyAskedHow]
                : "",
            ["Reply"] = verdict.Reply,
            ["ReplyTitle"] = verdict.RepliedOn is { } replied ? texts["Their answer of {0}", Days.Long(replied)] : "",
        };
    }

    private static Texts TextsOf(PublicRequest request) => request.Services.GetRequiredService<Texts>();
}
