using System.Globalization;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>A line by the meanings of its columns.</summary>
internal sealed class PlanCells(TableRow row, IReadOnlyList<PlanColumn> columns, List<PlanImportProblem> problems)
{
    public int Line => row.Line;

    /// <summary>Null where the cell is empty or there is no such column.</summary>
    public string? this[PlanColumn column]
    {
        get
        {
            var at = columns.ToList().IndexOf(column);
            var cell = at >= 0 && at < row.Cells.Count ? row.Cells[at] : "";
            // An apostrophe that an export put before a formula is not part of the text.
            return cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..]
                : cell.Length > 0 ? cell
                : null;
        }
    }

    public double? Number(PlanColumn column)
    {
        if (this[column] is not { } cell)
        {
            return null;
        }

        if (
            double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 10_000
        )
        {
            return number;
        }

        Refuse("Line {0}: \"{1}\" is not a number.", cell);
        return null;
    }

    public DateOnly? Day(PlanColumn column) =>
        this[column] is { } cell ? PlanColumns.ReadDay(cell) ?? Refuse("Line {0}: \"{1}\" is not a day as 2023-01-31.", cell) : null;

    /// <summary>By its name in either language.</summary>
    public TEnum? Member<TEnum>(PlanColumn column)
        where TEnum : struct, Enum
    {
        if (this[column] is not { } cell)
        {
            return null;
        }

        foreach (
            var member in Enum.GetValues<TEnum>().Where(member => Texts.NamesOf(member).Any(name => Normal.Of(name) == Normal.Of(cell)))
        )
        {
            return member;
        }

        Refuse("Line {0}: \"{1}\" is nothing that this column may say.", cell);
        return null;
    }

    public DateOnly? Refuse(string template, params object[] values)
    {
        problems.Add(new PlanImportProblem(template, [row.Line, .. values]));
        return null;
    }
}
