using System.Globalization;
using System.Text.RegularExpressions;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>
/// What a task waits for, as the cell of a table: titles with <c>|</c> between them, and how they are bound, where it is not plainly one after the other, as
/// MS Project writes it: <c>Write the letter [SS+2d]</c>. <c>d</c> are working days, <c>ed</c> days that elapse, <c>%</c> parts of the task before; French
/// letters are read as well (FD, DD, FF, DF; j, je).
/// </summary>
internal static partial class PlanTieText
{
    public const char Separator = '|';

    private static readonly Dictionary<string, LinkType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FS"] = LinkType.FinishToStart,
        ["FD"] = LinkType.FinishToStart,
        ["SS"] = LinkType.StartToStart,
        ["DD"] = LinkType.StartToStart,
        ["FF"] = LinkType.FinishToFinish,
        ["SF"] = LinkType.StartToFinish,
        ["DF"] = LinkType.StartToFinish,
    };

    /// <summary>May stand in such a cell without being taken for something else.</summary>
    public static bool IsPlain(string title) => !title.Contains(Separator, StringComparison.Ordinal) && !Bound().IsMatch(title);

    public static string Write(string title, PlanTie tie) =>
        tie == new PlanTie() ? title : $"{title} [{Types.First(type => type.Value == tie.Type).Key}{Lag(tie)}]";

    /// <returns>Null where the cell says nothing.</returns>
    public static IEnumerable<(string Task, PlanTie Tie)>? Read(string? cell) =>
        cell?.Split(Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne);

    private static string Lag(PlanTie tie) =>
        tie.Lag == 0
            ? ""
            : tie.Lag.ToString("+0.###;-0.###", CultureInfo.InvariantCulture)
                + tie.Unit switch
                {
                    LagUnit.ElapsedDays => "ed",
                    LagUnit.Percent => "%",
                    _ => "d",
                };

    private static (string, PlanTie) ReadOne(string text)
    {
        if (Bound().Match(text) is not { Success: true } match)
        {
            return (text, new PlanTie());
        }

        var lag = match.Groups["lag"].Value.Replace(',', '.');
        return (
            match.Groups["task"].Value,
            new PlanTie(
                Types[match.Groups["type"].Value],
                lag.Length > 0 ? double.Parse(lag, NumberStyles.Float, CultureInfo.InvariantCulture) : 0,
                match.Groups["unit"].Value.ToUpperInvariant() switch
                {
                    "ED" or "JE" => LagUnit.ElapsedDays,
                    "%" => LagUnit.Percent,
                    _ => LagUnit.WorkingDays,
                }
            )
        );
    }

    [GeneratedRegex(
        @"^(?<task>.+?)\s*\[(?<type>FS|SS|FF|SF|FD|DD|DF)(?:\s*(?<lag>[+-]\d{1,4}(?:[.,]\d{1,3})?)\s*(?<unit>d|j|ed|je|%))?\]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Bound();
}
