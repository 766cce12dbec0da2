using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The query string of the grid.</summary>
internal sealed record GridChoice(
    [FromQuery(Name = "x")] Axis? X,
    [FromQuery(Name = "y")] Axis? Y,
    [FromQuery(Name = "demand")] Guid? Demand
)
{
    public Axis Across => X ?? Axis.Interest;
    public Axis Up => Y ?? Axis.Influence;
}

/// <summary>
/// Stakeholders on two axes, each at the median of its raters with their spread. Influence over interest is Mendelow's grid, whose quarters say how to
/// deal with somebody; influence over willingness is the trainers' matrix of power and willingness.
/// </summary>
internal sealed class PowerGrid(HubDb db, Bodies bodies, Texts texts)
{
    internal sealed record Point(Stakeholder Who, Stance Stance, Judgement X, Judgement Y);

    private const int Width = 1000;
    private const int Height = 840;
    private const int Margin = 70;

    // Names stand to the right of their dots.
    private const int RoomForNames = 215;
    private const double Middle = Stakeholder.HighestScore / 2.0;

    public async Task<IReadOnlyList<Point>> ReadAsync(GridChoice choice, CancellationToken cancellationToken)
    {
        var all = await StakeholderSheet.Whole(db).AsNoTracking().OrderBy(each => each.Actor.FindText).ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(all, db.Here.Today, cancellationToken);
        return
        [
            .. from each in all
            let x = each.Judged(choice.Across, choice.Demand)
            let y = each.Judged(choice.Up, choice.Demand)
            where x is not null && y is not null
            orderby y.Median descending, x.Median descending
            select new Point(each, choice.Demand is null ? each.Overall.Level : each.On(choice.Demand).Level, x, y),
        ];
    }

    public byte[] Draw(GridChoice choice, IReadOnlyList<Point> points, string title)
    {
        var drawing = new SvgDrawing(Width, Height, title);
        var (left, right, top, bottom) = (Margin, Width - RoomForNames, Margin, Height - Margin);
        Quarters(drawing, choice, left, right, top, bottom);
        double Across(double value) => left + ((right - left) * value / Stakeholder.HighestScore);
        double Up(double value) => bottom - ((bottom - top) * value / Stakeholder.HighestScore);
        foreach (var point in points)
        {
            var colour = SvgDrawing.ColourOf(point.Stance);
            var (x, y) = (Across(point.X.Median), Up(point.Y.Median));
            drawing.Line(Across(point.X.Lowest), y, Across(point.X.Highest), y, colour, 0.75);
            drawing.Line(x, Up(point.Y.Lowest), x, Up(point.Y.Highest), colour, 0.75);
            drawing.Dot(x, y, colour);
        }

        foreach (var point in points)
        {
            var colour = SvgDrawing.ColourOf(point.Stance);
            var (x, y) = (Across(point.X.Median), Up(point.Y.Median));
            drawing.Label(x + 9, y + 4, $"{SvgDrawing.SignOf(point.Stance)} {SvgDrawing.Shorten(NameOf(point.Who))}", colour);
        }

        drawing.Text(Width / 2.0, 30, title, anchor: "middle", isStrong: true);
        drawing.Text(right, Height - 25, $"{texts.Of(choice.Across)} →", anchor: "end", isStrong: true);
        drawing.Text(left, top - 12, $"↑ {texts.Of(choice.Up)}", isStrong: true);
        return drawing.ToBytes();
    }

    /// <param name="choice">Of the axes.</param>
    /// <param name="points">Who stands on them.</param>
    /// <param name="isSensitive">False is names and classes alone.</param>
    public byte[] Table(GridChoice choice, IReadOnlyList<Point> points, bool isSensitive) =>
        CsvCell.File(
            points
                .Select(point =>
                    new[] { point.Who.Actor.FullName, texts.Of(point.Who.Class), texts.Of(point.Stance) }
                        .Concat(Cells(point.X))
                        .Concat(Cells(point.Y))
                        .Append(QuarterOf(choice, point) is { } quarter ? texts[quarter] : "")
                )
                .Prepend(
                    new[] { texts["Name"], texts["Class"], texts["Stance"] }
                        .Concat(Heads(choice.Across))
                        .Concat(Heads(choice.Up))
                        .Append(texts["What to do"])
                )
                .Select(cells => isSensitive ? cells : cells.Take(2))
        );

    /// <summary>What Mendelow's grid advises; null on other axes.</summary>
    public static string? QuarterOf(GridChoice choice, Point point) =>
        choice is { Across: Axis.Interest, Up: Axis.Influence }
            ? (point.Y.Median >= Middle, point.X.Median >= Middle) switch
            {
                (true, true) => "Manage closely",
                (true, false) => "Keep satisfied",
                (false, true) => "Keep informed",
                _ => "Monitor",
            }
            : null;

    public static string NameOf(Stakeholder who) => who.Actor.Acronym.Length > 0 ? who.Actor.Acronym : who.Actor.FullName;

    private void Quarters(SvgDrawing drawing, GridChoice choice, double left, double right, double top, double bottom)
    {
        var (middleX, middleY) = ((left + right) / 2, (top + bottom) / 2);
        drawing.Box(middleX, top, right - middleX, middleY - top, "#f2f6fb");
        drawing.Line(left, bottom, right, bottom, "#5f6b7a");
        drawing.Line(left, top, left, bottom, "#5f6b7a");
        drawing.Line(middleX, top, middleX, bottom);
        drawing.Line(left, middleY, right, middleY);
        for (var value = 0; value <= Stakeholder.HighestScore; value += 5)
        {
            var share = value / (double)Stakeholder.HighestScore;
            drawing.Text(left + ((right - left) * share), bottom + 18, $"{value}", "#5f6b7a", "middle");
            drawing.Text(left - 10, bottom - ((bottom - top) * share) + 4, $"{value}", "#5f6b7a", "end");
        }

        if (choice is { Across: Axis.Interest, Up: Axis.Influence })
        {
            drawing.Text(right - 6, top + 18, texts["Manage closely"], "#5f6b7a", "end");
            drawing.Text(middleX - 6, top + 18, texts["Keep satisfied"], "#5f6b7a", "end");
            drawing.Text(right - 6, bottom - 8, texts["Keep informed"], "#5f6b7a", "end");
            drawing.Text(middleX - 6, bottom - 8, texts["Monitor"], "#5f6b7a", "end");
        }
    }

    private IEnumerable<string> Heads(Axis axis) =>
        [texts.Of(axis), texts["{0}: lowest", texts.Of(axis)], texts["{0}: highest", texts.Of(axis)], texts["{0}: raters", texts.Of(axis)]];

    private static IEnumerable<string> Cells(Judgement judgement) =>
        [
            judgement.Median.ToString(CultureInfo.CurrentCulture),
            judgement.Lowest.ToString(CultureInfo.CurrentCulture),
            judgement.Highest.ToString(CultureInfo.CurrentCulture),
            judgement.Raters.ToString(CultureInfo.CurrentCulture),
        ];
}
