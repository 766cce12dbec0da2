using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>The published commitments as the public reads them: words, person, deadline and rungs. Evidence texts stay inside.</summary>
internal static class CommitmentsPublic
{
    public static readonly PublicPage List = new("/commitments", "commitments", LoadAllAsync) { MenuText = "Commitments", Order = 30 };

    public static readonly PublicPage One = new("/commitments/{slug}", "commitment", LoadOneAsync);

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAllAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var commitments = await Published(request)
            .OrderByDescending(commitment => commitment.MadeOn)
            .ThenByDescending(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var rows = await RowsAsync(commitments, request, cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = TextsOf(request)["Commitments"],
            ["Commitments"] = rows.Select(row => Model(row, request)).ToList(),
            ["Counts"] = new Dictionary<string, object?>
            {
                ["Commitments"] = rows.Count,
                ["Kept"] = rows.Count(row => row.Commitment.Rung == Rung.VerifiedByUs),
                ["Overdue"] = rows.Count(row => row.Schedule == ScheduleStatus.Overdue),
            },
        };
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadOneAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var slug = request.Values["slug"];
        if (await Published(request).SingleOrDefaultAsync(commitment => commitment.Slug == slug, cancellationToken) is not { } found)
        {
            return null;
        }

        var row = (await RowsAsync([found], request, cancellationToken))[0];
        return new Dictionary<string, object?>
        {
            ["Title"] = found.Title,
            ["Description"] = found.Summary.Length > 0 ? found.Summary : found.Title,
            ["Commitment"] = Model(row, request),
        };
    }

    private static IQueryable<Commitment> Published(PublicRequest request) =>
        request.Read<Commitment>().Include(commitment => commitment.Steps).Where(commitment => commitment.PublishedAt <= request.Now);

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

    private static Dictionary<string, object?> Model(CommitmentList.Row row, PublicRequest request)
    {
        var texts = TextsOf(request);
        var commitment = row.Commitment;
        var steps = commitment.Steps.OrderBy(step => step.TrueOn).ThenBy(step => step.LearntOn).ToList();
        var checkedOn = steps.Where(step => step.Rung == Rung.VerifiedByUs).Max(step => (DateOnly?)step.LearntOn);
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
            ["History"] = steps.ConvertAll(step => History(step, texts)),
            // Blank while nobody of ours has verified it.
            ["LastCheckedOn"] = checkedOn is { } verified ? Days.Long(verified) : "",
            ["LastCheckedOnIso"] = checkedOn is { } day ? Days.Iso(day) : "",
        };
    }

    private static Dictionary<string, object?> History(CommitmentStep step, Texts texts) =>
        new()
        {
            ["On"] = Days.Long(step.TrueOn),
            ["OnIso"] = Days.Iso(step.TrueOn),
            ["Text"] = texts.Rung(step.Rung),
        };

    private static Texts TextsOf(PublicRequest request) => request.Services.GetRequiredService<Texts>();
}
