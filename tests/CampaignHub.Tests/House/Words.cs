using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.House;

/// <summary>Every sentence a person may read has its French, and no view writes words or HTML past the texts.</summary>
[Once]
public sealed partial class Words
{
    [Fact]
    public void Every_sentence_in_the_code_has_its_french()
    {
        var spoken =
            from file in Repository.Files("src/CampaignHub", "*.cs*")
            where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
            from Match match in Spoken().Matches(File.ReadAllText(file))
            let sentence = Regex.Unescape(match.Groups["text"].Value)
            // A sentence with values inside has no French: they belong behind it.
            where match.Groups["inside"].Success || !Texts.Knows(sentence)
            select $"{Repository.Name(file)}: {sentence}";

        Assert.Empty(spoken.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_declared_name_has_its_french()
    {
        await using var hub = new HubFactory();

        var names = hub
            .Services.GetServices<MenuEntry>()
            .Select(entry => entry.Text)
            .Concat(hub.Services.GetServices<SubjectKind>().Select(kind => kind.Title))
            .Concat(hub.Services.GetServices<PageAction>().Select(action => action.Text))
            .Concat(hub.Services.GetServices<Permission>().Select(permission => permission.Title));

        Assert.Empty(names.Where(name => !Texts.Knows(name)).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_member_of_a_closed_list_has_its_french()
    {
        var members =
            from type in typeof(HubDb).Assembly.GetTypes()
            where type.IsEnum && type.Namespace?.StartsWith("CampaignHub.Features", StringComparison.Ordinal) == true
            from name in Enum.GetNames(type)
            let words = Texts.Spell(name)
            where !Texts.Knows(words)
            select $"{type.Name}: {words}";

        Assert.Empty(members);
    }

    /// <summary>The journal calls a record so.</summary>
    [Fact]
    public async Task Every_record_of_the_journal_has_a_name()
    {
        await using var hub = new HubFactory();

        var tables = await hub.DbAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(type => typeof(CampaignHub.Platform.Records.Record).IsAssignableFrom(type.ClrType))
                    .Select(type => type.GetTableName()!)
                    .ToList()
            )
        );

        Assert.Empty(tables.Select(RecordWords.Of).Where(name => !Texts.Knows(name)).ToList());
    }

    [Fact]
    public void No_sentence_has_two_french_ones()
    {
        var entries =
            from file in Repository.Files("src/CampaignHub", "fr.json")
            from entry in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
            group entry.Value by entry.Key into french
            where french.Distinct(StringComparer.Ordinal).Count() > 1
            select $"{french.Key}: {string.Join(" | ", french.Distinct(StringComparer.Ordinal))}";

        Assert.Empty(entries);
    }

    [Fact]
    public void The_french_keeps_the_places_of_the_values()
    {
        var broken =
            from file in Repository.Files("src/CampaignHub", "fr.json")
            from entry in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!
            where !Places(entry.Key).SetEquals(Places(entry.Value))
            select $"{Repository.Name(file)}: {entry.Key}";

        Assert.Empty(broken);
    }

    [Fact]
    public void No_view_writes_raw_html_inline_script_or_eval()
    {
        var banned =
            from file in Repository.Files("src/CampaignHub", "*.cshtml")
            from Match match in Banned().Matches(File.ReadAllText(file))
            select $"{Repository.Name(file)}: {match.Value}";

        Assert.Empty(banned);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(
        @"(?:\bT\[|\btexts\[|RefusedException\(\s*|\brun\.(?:Problem|Unsafe|LeaveOut)\(\s*(?:\$?""[^""]*""|[^,;""]+),\s*|\bRecipeExpressionException\(\s*|\bRecipeFileException\(\s*isUnsafe: \w+,\s*|\.Say\(\s*|\bEmptyState\(\s*""[^""]*"",\s*|\bEmptyState\(\s*""[^""]*"",\s*""[^""]*"",\s*|\bT\.Count\([^,""]+,\s*|\bT\.Count\([^,""]+,\s*""[^""]*"",\s*)(?<inside>\$)?""(?<text>(?:[^""\\]|\\.)*)""",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 5000)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"Html\.Raw|<script(?![^>]*\bsrc=)[^>]*>(?!\s*</script>)|\son[a-z]+=""|\sstyle=""|hx-on|hx-vals=""js:|javascript:",
        RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Banned();
}
