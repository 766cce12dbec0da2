using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Press.Lists.Rules;

/// <summary>A rule as people say it, in the language of whoever reads it.</summary>
internal static class RuleWords
{
    /// <summary>"Journalists who write about “housing” and (work for: Radio or did not hear from us for 90 days)."</summary>
    public static string Sentence(this Texts texts, ListRule rule)
    {
        var groups = rule.Groups.Where(group => group.Lines.Count > 0).ToList();
        if (groups.Count == 0)
        {
            return texts["Nobody yet: the rule has no condition."];
        }

        var said = groups.ConvertAll(group =>
        {
            var lines = string.Join(Between(texts, group.Join), group.Lines.Select(texts.Say));
            return groups.Count > 1 && group.Lines.Count > 1 && group.Join != rule.Join ? $"({lines})" : lines;
        });
        return texts["Journalists who {0}.", string.Join(Between(texts, rule.Join), said)];
    }

    /// <summary>One condition, as it stands in the sentence.</summary>
    public static string Say(this Texts texts, RuleLine line) =>
        (line.Field, line.Test) switch
        {
            (RuleField.Beat, RuleTest.Is) => texts["write about “{0}”", Value(texts, line)],
            (RuleField.Beat, _) => texts["do not write about “{0}”", Value(texts, line)],
            (RuleField.OutletKind, RuleTest.Is) => texts["work for an outlet of the kind “{0}”", Value(texts, line)],
            (RuleField.OutletKind, _) => texts["work for no outlet of the kind “{0}”", Value(texts, line)],
            (RuleField.Territory, RuleTest.Is) => texts["cover the territory “{0}”", Value(texts, line)],
            (RuleField.Territory, _) => texts["do not cover the territory “{0}”", Value(texts, line)],
            (RuleField.Language, RuleTest.Is) => texts["work in the language “{0}”", Value(texts, line)],
            (RuleField.Language, _) => texts["do not work in the language “{0}”", Value(texts, line)],
            (RuleField.Tag, RuleTest.Is) => texts["bear the tag “{0}”", Value(texts, line)],
            (RuleField.Tag, _) => texts["do not bear the tag “{0}”", Value(texts, line)],
            (RuleField.LastContact, RuleTest.Within) => texts.Count(
                line.Number ?? 0,
                "were in contact with us in the last day",
                "were in contact with us in the last {0} days"
            ),
            (RuleField.LastContact, _) => texts.Count(
                line.Number ?? 0,
                "had no contact with us for a day",
                "had no contact with us for {0} days"
            ),
            (_, RuleTest.Never) => texts["never answered a mail of ours"],
            _ => texts.Count(line.Number ?? 0, "answered a mail of ours", "answered mails of ours at least {0} times"),
        };

    private static string Value(Texts texts, RuleLine line) =>
        line.Field switch
        {
            RuleField.OutletKind when RuleLine.Kind(line.Value) is { } kind => texts.Of(kind),
            RuleField.Language => PressLanguages.Name(texts, line.Value ?? ""),
            _ => line.Value ?? "",
        };

    private static string Between(Texts texts, RuleJoin join) => join == RuleJoin.All ? $" {texts["and"]} " : $" {texts["or"]} ";
}
