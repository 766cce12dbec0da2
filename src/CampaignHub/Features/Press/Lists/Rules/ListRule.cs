using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Press.Lists.Rules;

internal enum RuleJoin
{
    All,
    Any,
}

/// <summary>What a condition asks about.</summary>
internal enum RuleField
{
    Beat,
    OutletKind,
    Territory,
    Language,
    Tag,

    /// <summary>An interaction, a mail that arrived, or their answer.</summary>
    LastContact,

    /// <summary>How often they answered mails of the campaign.</summary>
    Replies,
}

internal enum RuleTest
{
    Is,
    IsNot,

    /// <summary>In the last so many days.</summary>
    Within,

    /// <summary>Not in the last so many days, or never.</summary>
    NotWithin,
    AtLeast,
    Never,
}

/// <summary>One condition.</summary>
/// <param name="Value">A beat, a kind of outlet (<c>radio</c>), a territory, a language (<c>fr</c>) or a tag.</param>
/// <param name="Number">Days or times.</param>
internal sealed record RuleLine(RuleField Field, RuleTest Test, string? Value, int? Number)
{
    public const int MostDays = 3650;
    public const int MostTimes = 100;

    /// <summary>The tests that a field knows.</summary>
    public static IReadOnlyList<RuleTest> TestsOf(RuleField field) =>
        field switch
        {
            RuleField.LastContact => [RuleTest.Within, RuleTest.NotWithin],
            RuleField.Replies => [RuleTest.AtLeast, RuleTest.Never],
            _ => [RuleTest.Is, RuleTest.IsNot],
        };

    /// <summary>The value as it is compared; the refusal says what is wrong with it.</summary>
    /// <exception cref="RefusedException">The test does not go with the field, or the value is none.</exception>
    public RuleLine Check()
    {
        if (!TestsOf(Field).Contains(Test))
        {
            throw new RefusedException("The rule asks something of a condition that it does not know.") { Code = "bad_rule" };
        }

        return (Field, Test) switch
        {
            (RuleField.LastContact, _) => new RuleLine(Field, Test, Value: null, Numbered(MostDays)),
            (RuleField.Replies, RuleTest.AtLeast) => new RuleLine(Field, Test, Value: null, Numbered(MostTimes)),
            (RuleField.Replies, _) => new RuleLine(Field, Test, Value: null, Number: null),
            _ => new RuleLine(Field, Test, Named(), Number: null),
        };
    }

    private int Numbered(int most) =>
        Number is { } number && number >= 1 && number <= most
            ? number
            : throw new RefusedException("A condition of the rule needs a number from 1 to {0}.", most) { Code = "bad_rule" };

    private string Named()
    {
        var typed = Value?.Trim() ?? "";
        if (Normal.Of(typed).Length == 0 || typed.Length > ActorTag.MaxLength * 3)
        {
            throw new RefusedException("A condition of the rule lacks its word.") { Code = "bad_rule" };
        }

        return Field switch
        {
            RuleField.OutletKind => Kind(typed) is { } kind ? ListValues.Of(kind) : throw NotOfTheList(typed),
            RuleField.Language => PressLanguages.Find(typed) ?? throw NotOfTheList(typed),
            _ => typed,
        };
    }

    /// <summary>The kind of outlet that a word means.</summary>
    public static OutletKind? Kind(string? word) =>
        Enum.GetValues<OutletKind>()
            .Cast<OutletKind?>()
            .FirstOrDefault(kind =>
                ListValues.Of(kind!.Value) == word || Texts.NamesOf(kind.Value).Any(name => Normal.Of(name) == Normal.Of(word ?? ""))
            );

    private static RefusedException NotOfTheList(string word) => new("\"{0}\" is not one of the list.", word) { Code = "bad_rule" };
}

/// <summary>Conditions that hold together: all of them, or one.</summary>
internal sealed record RuleGroup(RuleJoin Join, IReadOnlyList<RuleLine> Lines);

/// <summary>Whom a list means, found anew each time it is asked. A rule without conditions means nobody.</summary>
/// <param name="Join">Of its groups: all of them, or one.</param>
internal sealed record ListRule(RuleJoin Join, IReadOnlyList<RuleGroup> Groups)
{
    public const int MostGroups = 10;
    public const int MostLines = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static readonly ListRule Nobody = new(RuleJoin.All, []);

    [JsonIgnore]
    public IEnumerable<RuleLine> Lines => Groups.SelectMany(group => group.Lines);

    /// <summary>Fit to be kept: values as they are compared, groups without conditions left out.</summary>
    /// <exception cref="RefusedException">A condition is none, or there are too many.</exception>
    public ListRule Check()
    {
        var groups = Groups.Where(group => group.Lines.Count > 0).ToList();
        return groups.Count > MostGroups || groups.Exists(group => group.Lines.Count > MostLines)
            ? throw new RefusedException("A rule has at most {0} groups of {1} conditions each.", MostGroups, MostLines)
            {
                Code = "bad_rule",
            }
            : new ListRule(Join, groups.ConvertAll(group => new RuleGroup(group.Join, [.. group.Lines.Select(line => line.Check())])));
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ListRule Read(string json) => JsonSerializer.Deserialize<ListRule>(json, Json) ?? Nobody;
}
