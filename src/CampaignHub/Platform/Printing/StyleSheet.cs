using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Printing;

/// <summary>A style sheet, parted once, so that a document takes only the rules that it can use: those whose selectors name no class that it does not have.</summary>
internal sealed partial class StyleSheet
{
    private static readonly string[] Conditions = ["@media", "@supports", "@layer", "@container"];

    /// <param name="Head">Selectors, or an at-rule with its condition.</param>
    /// <param name="Body">As it is written; of an at-rule without one, its end.</param>
    /// <param name="Inner">The rules within a condition; null of everything else.</param>
    private sealed record Rule(string Head, string Body, IReadOnlyList<Rule>? Inner)
    {
        public IReadOnlyList<Selector> Selectors { get; } = Head.StartsWith('@') ? [] : [.. Split(Head).Select(Selector.Of)];
    }

    private sealed record Selector(string Text, IReadOnlyList<string> Classes)
    {
        // What stands within brackets is a choice, or a refusal.
        public static Selector Of(string text)
        {
            var (plain, before) = (text, "");
            while (plain != before)
            {
                (before, plain) = (plain, Brackets().Replace(plain, ""));
            }

            return new Selector(
                text,
                [.. Class().Matches(plain).Select(match => match.Groups["name"].Value.Replace("\\", "", StringComparison.Ordinal))]
            );
        }
    }

    private readonly IReadOnlyList<Rule> _rules;

    public StyleSheet(string css) => _rules = Parse(css);

    /// <param name="html">The document, or the parts of it that have classes.</param>
    public string UsedBy(string html)
    {
        var classes = ClassAttribute()
            .Matches(html)
            .SelectMany(match => match.Groups["names"].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        return Used(_rules, classes);
    }

    private static string Used(IReadOnlyList<Rule> rules, HashSet<string> classes) =>
        string.Concat(rules.Select(rule => Used(rule, classes)));

    private static string Used(Rule rule, HashSet<string> classes)
    {
        if (rule.Inner is { } inner)
        {
            return Used(inner, classes) is { Length: > 0 } used ? $"{rule.Head}{{{used}}}" : "";
        }

        if (rule.Selectors.Count == 0)
        {
            return rule.Head + rule.Body;
        }

        var kept = rule.Selectors.Where(each => each.Classes.All(classes.Contains)).Select(each => each.Text).ToList();
        return kept.Count > 0 ? string.Join(',', kept) + rule.Body : "";
    }

    private static List<Rule> Parse(string css)
    {
        var rules = new List<Rule>();
        for (var at = 0; at < css.Length; )
        {
            var open = IndexOf(css, at, sign => sign is '{' or ';');
            var head = css[at..open].Trim();
            if (open == css.Length || css[open] == ';')
            {
                rules.Add(new Rule(head, open < css.Length ? ";" : "", Inner: null));
                at = open + 1;
                continue;
            }

            var depth = 0;
            var close = IndexOf(
                css,
                open,
                sign =>
                    (
                        depth +=
                            sign == '{' ? 1
                            : sign == '}' ? -1
                            : 0
                    ) == 0
            );
            var isCondition = Conditions.Any(each => head.StartsWith(each, StringComparison.Ordinal));
            rules.Add(new Rule(head, css[open..Math.Min(close + 1, css.Length)], isCondition ? Parse(css[(open + 1)..close]) : null));
            at = close + 1;
        }

        // Nothing moves on paper.
        rules.RemoveAll(rule => rule.Head.Contains("keyframes", StringComparison.Ordinal) || rule is { Head: "", Body: "" });
        return rules;
    }

    /// <summary>Parted by the commas outside of brackets.</summary>
    private static List<string> Split(string selectors)
    {
        var parts = new List<string>();
        for (var at = 0; at < selectors.Length; )
        {
            var depth = 0;
            var end = IndexOf(
                selectors,
                at,
                sign =>
                    (
                        depth +=
                            sign == '(' ? 1
                            : sign == ')' ? -1
                            : 0
                    ) == 0
                    && sign == ','
            );
            parts.Add(selectors[at..end]);
            at = end + 1;
        }

        return parts;
    }

    /// <summary>The next sign outside of a text in quotes; the length where there is none.</summary>
    private static int IndexOf(string css, int from, Func<char, bool> isIt)
    {
        var quote = '\0';
        for (var at = from; at < css.Length; at++)
        {
            var sign = css[at];
            if (sign == '\\')
            {
                at++;
            }
            else if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
            }
            else if (sign is '"' or '\'')
            {
                quote = sign;
            }
            else if (isIt(sign))
            {
                return at;
            }
        }

        return css.Length;
    }

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\.(?<name>-?[_a-zA-Z](?:[\w-]|\\.)*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Class();

    [GeneratedRegex(@"\bclass=""(?<names>[^""]*)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ClassAttribute();
}
