using System.Linq.Expressions;
using CampaignHub.Data;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>On the page of a meeting what was promised there, of a demand what answers it, of an actor or a post what it promised.</summary>
internal sealed class RelatedCommitments(HubDb db, Texts texts) : IRelated
{
    public async Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if (Which(about) is not { } which || !db.Here.Can(CommitmentsFeature.View))
        {
            return [];
        }

        var commitments = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(which)
            .OrderByDescending(commitment => commitment.MadeOn)
            .ToListAsync(cancellationToken);
        return
        [
            .. await InheritedAsync(about, cancellationToken),
            .. commitments.Select(commitment => new RelatedLine(
                texts["Commitments"],
                "heart-handshake",
                commitment.Title,
                Links.Commitments.Show(db.Here.Campaign.Slug, commitment.Id),
                $"{Days.Long(commitment.MadeOn)} · {texts.Rung(commitment.Rung)}"
            )),
        ];
    }

    // A successor finds what passed on to them on their own page of the directory.
    private async Task<IEnumerable<RelatedLine>> InheritedAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if (about.Kind != Actor.Kind)
        {
            return [];
        }

        var rows = await (
            from inherited in db.Set<InheritedCommitment>().AsNoTracking()
            join succession in db.Set<Succession>() on inherited.SuccessionId equals succession.Id
            join commitment in db.Set<Commitment>() on inherited.CommitmentId equals commitment.Id
            where succession.SuccessorId == about.Id
            orderby commitment.MadeOn descending
            select new
            {
                succession.Id,
                Commitment = commitment,
                inherited.ConfirmedOn,
            }
        ).ToListAsync(cancellationToken);
        return rows.Select(row => new RelatedLine(
            texts["Commitments inherited"],
            "heart-handshake",
            row.Commitment.Title,
            Links.Commitments.Succession(db.Here.Campaign.Slug, row.Id),
            row.ConfirmedOn is { } day ? texts["Confirmed on {0}", Days.Long(day)] : texts["Not yet confirmed"]
        ));
    }

    private static Expression<Func<Commitment, bool>>? Which(SubjectRef about) =>
        about.Kind == Meeting.Kind ? commitment => commitment.MeetingId == about.Id
        : about.Kind == Demand.Kind ? commitment => commitment.Demands.Any(demand => demand.DemandId == about.Id)
        : about.Kind == Actor.Kind ? commitment => commitment.ById == about.Id
        : about.Kind == Post.Kind ? commitment => commitment.PostId == about.Id
        : null;
}
