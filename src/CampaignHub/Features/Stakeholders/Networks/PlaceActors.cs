using System.Globalization;
using System.Runtime.CompilerServices;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Gives every stakeholder of a campaign without a place in the drawing one, and keeps it. Nobody else moves.</summary>
internal sealed class PlaceActors(HubDb db)
{
    // Databases take only so many values in a statement.
    private const int AtOnce = 200;

    /// <summary>The job of a large network.</summary>
    public async Task ExecuteAsync(Guid campaign, CancellationToken cancellationToken)
    {
        var entered = await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(each => each.Id == campaign, cancellationToken);
        if (entered is null)
        {
            return;
        }

        db.Here.Enter(entered);
        await ExecuteAsync(await LoadNetwork.ExecuteAsync(db, cancellationToken), cancellationToken);
    }

    public async Task ExecuteAsync(NetworkFacts facts, CancellationToken cancellationToken)
    {
        var missing = Enumerable.Range(0, facts.Actors.Count).Where(at => facts.Places[at] is null).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var places = NetworkLayout.Complete(facts.Places, [.. facts.Links.Select(link => (link.From, link.To)).Distinct()]);
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var some in missing.Chunk(AtOnce))
            {
                await db.Database.ExecuteSqlAsync(Insert(some.Select(at => (facts.Actors[at].Id, places[at]))), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        // Two who looked at the same moment see the places of the one who was first.
        facts.Places = await LoadNetwork.PlacesAsync(db, facts.Numbers, cancellationToken);
    }

    private FormattableString Insert(IEnumerable<(Guid Id, (double X, double Y) Place)> lines)
    {
        var values = new List<object>();
        var rows = new List<string>();
        foreach (var (id, place) in lines)
        {
            var first = values.Count;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"({{{first}}}, {{{first + 1}}}, {{{first + 2}}}, {{{first + 3}}})"));
            values.AddRange([id, db.Here.Campaign.Id, place.X, place.Y]);
        }

        return FormattableStringFactory.Create(
            $"""INSERT INTO {NetworkPlace.Table} ("StakeholderId", "CampaignId", "X", "Y") VALUES {string.Join(", ", rows)} ON CONFLICT DO NOTHING""",
            [.. values]
        );
    }
}
