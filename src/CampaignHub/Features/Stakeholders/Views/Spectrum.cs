using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Settings;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The spectrum of allies: who stands where on a demand, from those against us to those who carry it. The aim is to move each one step.</summary>
internal sealed class Spectrum(HubDb db, Bodies bodies, MapSettingsOfCampaign settings, Texts texts)
{
    /// <param name="IsStale">The statement that decided is so old that somebody should ask again.</param>
    internal sealed record Place(Stakeholder Who, Standing Standing, bool IsStale);

    /// <summary>From left to right; who is unknown stands apart.</summary>
    public static readonly IReadOnlyList<Stance> Steps =
    [
        Stance.ActiveOpponent,
        Stance.PassiveOpponent,
        Stance.Neutral,
        Stance.PassiveAlly,
        Stance.ActiveAlly,
        Stance.Champion,
    ];

    private const int Column = 215;
    private const int LineHeight = 20;
    private const int Head = 90;

    /// <param name="demand">Null is the campaign as a whole.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<ILookup<Stance, Place>> ReadAsync(Guid? demand, CancellationToken cancellationToken)
    {
        var all = await StakeholderSheet
            .Whole(db)
            .AsNoTracking()
            .OrderByDescending(each => each.Influence ?? -1)
            .ThenBy(each => each.Actor.FindText)
            .ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(all, db.Here.Today, cancellationToken);
        var months = (await settings.ReadAsync(cancellationToken)).StaleMonths;
        return all.Select(each => (Who: each, Standing: demand is null ? each.Overall : each.On(demand)))
            .ToLookup(
                each => each.Standing.Level,
                each => new Place(each.Who, each.Standing, each.Standing.IsStale(db.Here.Today, months))
            );
    }

    public byte[] Draw(ILookup<Stance, Place> places, string title)
    {
        var longest = Steps.Max(step => places[step].Count());
        var unknown = places[Stance.Unknown].Count();
        var height = Head + (Math.Max(longest, 1) * LineHeight) + (unknown > 0 ? 50 : 20);
        var drawing = new SvgDrawing((Steps.Count * Column) + 20, height, title);
        drawing.Text(drawing.Width / 2.0, 28, title, anchor: "middle", isStrong: true);
        for (var at = 0; at < Steps.Count; at++)
        {
            var (step, x) = (Steps[at], 10 + (at * Column));
            var colour = SvgDrawing.ColourOf(step);
            drawing.Box(x, 45, Column - 8, 4, colour);
            drawing.Text(x, 68, $"{SvgDrawing.SignOf(step)} {texts.Of(step)} ({places[step].Count()})", colour, isStrong: true);
            foreach (var (place, line) in places[step].Select((place, line) => (place, line)))
            {
                var mark = place.IsStale ? " …" : "";
                drawing.Text(x, Head + (line * LineHeight), $"{SvgDrawing.Shorten(PowerGrid.NameOf(place.Who), 24)}{mark}");
            }
        }

        if (unknown > 0)
        {
            drawing.Text(10, height - 18, texts["{0} whose stance is not known", unknown], "#5f6b7a");
        }

        return drawing.ToBytes();
    }

    /// <param name="places">Who stands where.</param>
    /// <param name="isSensitive">False is names and classes alone, in the order of the names.</param>
    public byte[] Table(ILookup<Stance, Place> places, bool isSensitive) =>
        CsvCell.File(
            (
                isSensitive
                    ? Steps.Append(Stance.Unknown).SelectMany(step => places[step])
                    : places.SelectMany(step => step).OrderBy(place => place.Who.Actor.FindText, StringComparer.Ordinal)
            )
                .Select(place =>
                    (IEnumerable<string>)
                        [
                            place.Who.Actor.FullName,
                            texts.Of(place.Who.Class),
                            texts.Of(place.Standing.Level),
                            place.Standing.Deciding is { } deciding ? Days.Iso(deciding.MadeOn) : "",
                            place.Standing.Deciding?.Source ?? "",
                            place.Standing.From?.Name ?? "",
                        ]
                )
                .Prepend([texts["Name"], texts["Class"], texts["Stance"], texts["Day"], texts["Source"], texts["Inherited from"]])
                .Select(cells => isSensitive ? cells : cells.Take(2))
        );
}
