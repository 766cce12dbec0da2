using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The MACTOR analysis of a campaign: who was chosen, their direct influences, where they stand on each demand, and what follows.</summary>
internal sealed class ActorAnalysis(HubDb db, Bodies bodies, CampaignAxes axes, Texts texts)
{
    /// <param name="Mdi">Direct influences of the row on the column.</param>
    /// <param name="Positions">2MAO: of each actor on each demand, −4 to 4, from their stances; where they said nothing on a demand, as they stand on the campaign.</param>
    internal sealed record Result(
        IReadOnlyList<Stakeholder> Actors,
        IReadOnlyList<IReadOnlyList<int>> Mdi,
        IReadOnlyList<string> Demands,
        IReadOnlyList<IReadOnlyList<int>> Positions,
        Mactor Mactor
    )
    {
        /// <summary>3MAO: positions weighed by the strength of who takes them.</summary>
        public IReadOnlyList<double> Weighed(int actor) => [.. Positions[actor].Select(position => position * Mactor.Strength[actor])];

        /// <summary>3CAA: how far each two want the same, weighed by their strength; 0 for one with itself.</summary>
        public IReadOnlyList<IReadOnlyList<double>> Convergences => Pairs(Mactor.Convergence);

        /// <summary>3DAA: how far each two are against one another.</summary>
        public IReadOnlyList<IReadOnlyList<double>> Divergences => Pairs(Mactor.Divergence);

        private List<IReadOnlyList<double>> Pairs(Func<IReadOnlyList<double>, IReadOnlyList<double>, double> of)
        {
            var weighed = Enumerable.Range(0, Actors.Count).Select(Weighed).ToList();
            return weighed.ConvertAll(one =>
                (IReadOnlyList<double>)weighed.ConvertAll(other => ReferenceEquals(one, other) ? 0 : of(one, other))
            );
        }
    }

    private const int Width = 1000;
    private const int Height = 700;
    private const int Margin = 70;

    // Names stand to the right of their dots.
    private const int RoomForNames = 215;

    public async Task<Result> ReadAsync(CancellationToken cancellationToken)
    {
        var seats = db.Set<MactorSeat>().Select(seat => seat.StakeholderId);
        var actors = await StakeholderSheet
            .Whole(db)
            .AsNoTracking()
            .Where(each => seats.Contains(each.Id))
            .OrderBy(each => each.Actor.FindText)
            .Take(Mactor.MostActors)
            .ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(actors, db.Here.Today, cancellationToken);
        var ids = actors.ConvertAll(each => each.Id);
        var direct = await db.Set<DirectInfluence>()
            .AsNoTracking()
            .Where(each => ids.Contains(each.FromId) && ids.Contains(each.ToId))
            .ToDictionaryAsync(each => (each.FromId, each.ToId), each => each.Value, cancellationToken);
        var demands = await axes.DemandsAsync(cancellationToken);
        var mdi = ids.ConvertAll(from => (IReadOnlyList<int>)ids.ConvertAll(to => direct.GetValueOrDefault((from, to))));
        return new Result(
            actors,
            mdi,
            demands.ConvertAll(demand => demand.Title),
            actors.ConvertAll(actor => (IReadOnlyList<int>)demands.ConvertAll(demand => PositionOf(actor, demand.Id))),
            Mactor.Of(mdi)
        );
    }

    private static int PositionOf(Stakeholder actor, Guid demand)
    {
        var onDemand = actor.On(demand).Level;
        return Mactor.PositionOf(onDemand == Stance.Unknown ? actor.Overall.Level : onDemand);
    }

    /// <summary>Takes a stakeholder into the analysis, or out of it with what was said of its influence.</summary>
    public async Task SeatAsync(Guid stakeholder, bool isIn, CancellationToken cancellationToken)
    {
        var seat = await db.Set<MactorSeat>().SingleOrDefaultAsync(each => each.StakeholderId == stakeholder, cancellationToken);
        if (isIn && seat is null)
        {
            if (!await db.Set<Stakeholder>().AnyAsync(each => each.Id == stakeholder, cancellationToken))
            {
                throw new RefusedException("Choose somebody on the map of this campaign.");
            }

            if (await db.Set<MactorSeat>().CountAsync(cancellationToken) >= Mactor.MostActors)
            {
                throw new RefusedException("The analysis holds at most {0} actors: take one out first.", Mactor.MostActors);
            }

            db.Add(new MactorSeat { StakeholderId = stakeholder });
        }
        else if (!isIn && seat is not null)
        {
            db.Remove(seat);
            db.RemoveRange(
                await db.Set<DirectInfluence>()
                    .Where(each => each.FromId == stakeholder || each.ToId == stakeholder)
                    .ToListAsync(cancellationToken)
            );
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Keeps direct influences; a pair that is not named stays as it is.</summary>
    public async Task WeighAsync(IReadOnlyDictionary<(Guid From, Guid To), int> values, CancellationToken cancellationToken)
    {
        var seats = await db.Set<MactorSeat>().Select(seat => seat.StakeholderId).ToListAsync(cancellationToken);
        var kept = await db.Set<DirectInfluence>().ToDictionaryAsync(each => (each.FromId, each.ToId), cancellationToken);
        foreach (var (pair, value) in values.Where(each => seats.Contains(each.Key.From) && seats.Contains(each.Key.To)))
        {
            if (!kept.TryGetValue(pair, out var influence) && value != 0)
            {
                influence = new DirectInfluence { FromId = pair.From, ToId = pair.To };
                db.Add(influence);
            }

            influence?.Weigh(value);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    public byte[] Draw(Result result, string title)
    {
        var drawing = new SvgDrawing(Width, Height, title);
        var (left, right, top, bottom) = (Margin, Width - RoomForNames, Margin, Height - Margin);
        drawing.Line(left, bottom, right, bottom, "#5f6b7a");
        drawing.Line(left, top, left, bottom, "#5f6b7a");
        drawing.Line((left + right) / 2.0, top, (left + right) / 2.0, bottom);
        drawing.Line(left, (top + bottom) / 2.0, right, (top + bottom) / 2.0);
        var (mostDependence, mostInfluence) = (Most(result.Mactor.Dependence), Most(result.Mactor.Influence));
        var points = result
            .Actors.Select(
                (actor, at) =>
                    (
                        Name: $"{SvgDrawing.SignOf(actor.Overall.Level)} {SvgDrawing.Shorten(PowerGrid.NameOf(actor))}",
                        Colour: SvgDrawing.ColourOf(actor.Overall.Level),
                        X: left + ((right - left) * result.Mactor.Dependence[at] / mostDependence),
                        Y: bottom - ((bottom - top) * result.Mactor.Influence[at] / mostInfluence)
                    )
            )
            .ToList();
        points.ForEach(point => drawing.Dot(point.X, point.Y, point.Colour));
        points.ForEach(point => drawing.Label(point.X + 9, point.Y + 4, point.Name, point.Colour));
        drawing.Text(Width / 2.0, 30, title, anchor: "middle", isStrong: true);
        drawing.Text(right, Height - 30, $"{texts["Dependence"]} →", anchor: "end", isStrong: true);
        drawing.Text(left, top - 12, $"↑ {texts["Influence"]}", isStrong: true);
        drawing.Text(left + 6, top + 18, texts["Dominant"], "#5f6b7a");
        drawing.Text(right - 6, top + 18, texts["Relays, in between"], "#5f6b7a", "end");
        drawing.Text(left + 6, ((top + bottom) / 2.0) + 18, texts["Independent"], "#5f6b7a");
        drawing.Text(right - 6, ((top + bottom) / 2.0) + 18, texts["Dominated"], "#5f6b7a", "end");
        return drawing.ToBytes();
    }

    private static double Most(IReadOnlyList<int> values) => Math.Max(1, values.DefaultIfEmpty().Max());
}
