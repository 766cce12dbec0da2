using System.Globalization;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Says in a sentence what is changed of that which decides the dates of a task.</summary>
internal static class TermsWords
{
    /// <summary>"Print: 10 working days before Vote (until now: 5 working days before Vote)".</summary>
    public static string Sentence(PlanChange change, Texts texts)
    {
        var (now, old) = (PlanTerms.Read(change.Text), PlanTerms.Read(change.OldText ?? "{}"));
        var before = All(old, texts);
        var pairs = All(now, texts).Zip(before).Where(pair => pair.First != pair.Second);
        return texts[
            "{0}: {1}",
            change.Name,
            string.Join("; ", pairs.Select(pair => texts["{0} (until now: {1})", pair.First, pair.Second]))
        ];
    }

    public static string OfLink(PlanChange change, Texts texts)
    {
        var (now, old) = (PlanTie.Read(change.Text), PlanTie.Read(change.OldText));
        return now is null ? texts["{0} waits for {1} no longer", change.Name, change.AfterName]
            : old is null ? texts["{0} waits for {1}: {2}", change.Name, change.AfterName, Of(now, texts)]
            : texts["{0} waits for {1}: {2} (until now: {3})", change.Name, change.AfterName, Of(now, texts), Of(old, texts)];
    }

    private static string[] All(PlanTerms terms, Texts texts) =>
        [
            Place(terms, texts),
            terms.RuleOn is { } on ? $"{texts.Of(terms.Rule)} {Days.Long(on)}" : texts.Of(terms.Rule),
            terms.Deadline is { } deadline ? texts["deadline {0}", Days.Long(deadline)] : texts["no deadline"],
            terms.BufferDays > 0
                ? texts["buffer of {0}", texts.Count(terms.BufferDays, "{0} working day", "{0} working days")]
                : texts["no buffer"],
            terms.Window.Length > 0 ? texts["within {0}", terms.Window] : texts["no window"],
        ];

    private static string Place(PlanTerms terms, Texts texts)
    {
        if (terms.AnchorId is null)
        {
            return terms.DueOn is { } due ? texts["finished by {0}", Days.Long(due)] : texts["neither an anchor nor a day"];
        }

        var count = Math.Abs(terms.OffsetDays);
        var days = terms.Counting switch
        {
            DayCount.WorkingDays => texts.Count(count, "{0} working day", "{0} working days"),
            DayCount.CalendarDays => texts.Count(count, "{0} calendar day", "{0} calendar days"),
            _ => texts.Count(count, "{0} day from Monday to Saturday", "{0} days from Monday to Saturday"),
        };
        return terms.OffsetDays == 0 ? texts["right before {0}", terms.Anchor]
            : terms.OffsetDays < 0 ? texts["{0} before {1}", days, terms.Anchor]
            : texts["{0} after {1}", days, terms.Anchor];
    }

    public static string Of(PlanTie tie, Texts texts) =>
        tie.Lag == 0
            ? texts.Of(tie.Type)
            : $"{texts.Of(tie.Type)}, {tie.Lag.ToString("+0.##;−0.##", CultureInfo.CurrentCulture)} {texts.Of(tie.Unit)}";
}
