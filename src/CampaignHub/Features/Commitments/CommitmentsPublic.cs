using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>The published commitments, as everybody reads them.</summary>
internal static class CommitmentsPublic
{
    public static readonly PublicPage List = new(Links.Commitments.PublicIndex, "commitments", LoadAllAsync)
    {
        MenuText = "Commitments",
        Order = 10,
    };

    public static readonly PublicPage One = new($"{Links.Commitments.PublicIndex}/{{slug}}", "commitment", LoadOneAsync);

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadAllAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var commitments = await Published(request)
            .OrderByDescending(commitment => commitment.MadeOn)
            .ThenBy(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        return new Dictionary<string, object?>
        {
            ["Title"] = request.Services.GetRequiredService<Texts>()["Commitments"],
            ["Commitments"] = commitments.ConvertAll(commitment => Model(commitment, request)),
            ["Counts"] = new Dictionary<string, object?>
            {
                ["Commitments"] = commitments.Count,
                ["Kept"] = commitments.Count(commitment => commitment.Reached == Rung.VerifiedByUs),
                ["Overdue"] = commitments.Count(commitment => Schedule(commitment, request) == ScheduleStatus.Overdue),
            },
        };
    }

    private static async Task<IReadOnlyDictionary<string, object?>?> LoadOneAsync(
        PublicRequest request,
        CancellationToken cancellationToken
    )
    {
        var slug = request.Values["slug"];
        return await Published(request).SingleOrDefaultAsync(commitment => commitment.Slug == slug, cancellationToken) is { } commitment
            ? new Dictionary<string, object?>
            {
                ["Title"] = commitment.Title,
                ["Description"] = commitment.Words,
                ["Commitment"] = Model(commitment, request),
            }
            : null;
    }

    private static IQueryable<Commitment> Published(PublicRequest request)
    {
        var campaigns = request.Campaigns.Select(campaign => campaign.Id).ToList();
        return request
            .Services.GetRequiredService<HubDb>()
            .Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Actor)
            .Include(commitment => commitment.Post)
            .Include(commitment => commitment.Steps)
            .AsSplitQuery()
            .Where(commitment => commitment.PublishedAt <= request.Now && campaigns.Contains(commitment.CampaignId));
    }

    private static ScheduleStatus Schedule(Commitment commitment, PublicRequest request) =>
        commitment.ScheduleOn(CampaignOf(commitment, request).DayOf(request.Now));

    private static Campaign CampaignOf(Commitment commitment, PublicRequest request) =>
        request.Campaigns.First(campaign => campaign.Id == commitment.CampaignId);

    private static Dictionary<string, object?> Model(Commitment commitment, PublicRequest request)
    {
        var texts = request.Services.GetRequiredService<Texts>();
        var schedule = Schedule(commitment, request);
        return new Dictionary<string, object?>
        {
            ["Words"] = commitment.Words,
            ["Who"] = commitment.Actor.FullName,
            ["Post"] = commitment.Post?.Title ?? "",
            ["Place"] = commitment.Place,
            ["SaidOn"] = Days.Long(commitment.MadeOn),
            ["SaidOnIso"] = Days.Iso(commitment.MadeOn),
            ["Deadline"] = commitment.Deadline is { } deadline ? Days.Long(deadline) : "",
            ["DeadlineIso"] = commitment.Deadline is { } iso ? Days.Iso(iso) : "",
            ["Rung"] = ListValues.Of(commitment.Current),
            ["RungText"] = texts.Of(commitment.Current),
            ["RungIndex"] = commitment.Reached is { } reached ? (int)reached + 1 : 0,
            ["Rungs"] = Rungs.Upward.Select(rung => texts.Of(rung)).ToList(),
            ["Official"] = texts.Of(commitment.Official),
            ["EvidenceStatus"] = texts.Of(commitment.Evidence),
            ["Schedule"] = ListValues.Of(schedule),
            ["ScheduleText"] = texts.Of(schedule),
            ["IsOverdue"] = schedule == ScheduleStatus.Overdue,
            ["Url"] = Links.Commitments.Public(commitment.Slug),
            ["History"] = commitment.History.Select(step => Line(step, texts)).ToList(),
            ["LastCheckedOn"] = commitment.LastCheckedOn is { } day ? Days.Long(day) : "",
            ["LastCheckedOnIso"] = commitment.LastCheckedOn is { } checkedOn ? Days.Iso(checkedOn) : "",
        };
    }

    private static Dictionary<string, object?> Line(CommitmentStep step, Texts texts) =>
        new()
        {
            ["On"] = Days.Long(step.TrueOn),
            ["OnIso"] = Days.Iso(step.TrueOn),
            ["Text"] = step.Evidence.Length > 0 ? $"{texts.Of(step.Rung)} – {step.Evidence}" : texts.Of(step.Rung),
        };
}
