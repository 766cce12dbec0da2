using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Takes a person's name, addresses and phones out of every text of every table that stays: notes, minutes, comments, mails to others, the state of workflows,
/// the journal. It asks the model which texts there are, so that a table of a later feature is not forgotten.
/// </summary>
internal sealed partial class TextSweep(HubDb db, IEnumerable<IPersonalData> features)
{
    private static readonly MethodInfo SweepOne = Method(nameof(SweepAsync));
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;
    private static readonly MethodInfo ToLower = typeof(string).GetMethod(nameof(string.ToLower), [])!;
    private static readonly MethodInfo PropertyOf = typeof(EF).GetMethod(nameof(EF.Property))!.MakeGenericMethod(typeof(string));

    // Accounts and settings are people's own; the search's lines follow their records.
    private static readonly HashSet<Type> LeftAlone =
    [
        typeof(HubUser),
        typeof(ApiToken),
        typeof(Setting),
        typeof(RolePermission),
        typeof(SearchEntry),
    ];

    // Of other actors only what is said about them is looked at: a namesake keeps their name.
    private static readonly HashSet<string> NamesOfActors =
    [
        nameof(Actor.FirstName),
        nameof(Actor.Name),
        nameof(Actor.Acronym),
        nameof(IFindable.FindText),
    ];

    /// <returns>How many records were changed.</returns>
    public async Task<int> ExecuteAsync(Person person, string instead, bool withName, CancellationToken cancellationToken)
    {
        var finder = FinderOf(person, withName);
        var needles = Needles(person, withName);
        if (needles.Count == 0)
        {
            return 0;
        }

        var published = features.SelectMany(feature => feature.Published).ToHashSet();
        var changed = 0;
        // The journal last: what is changed here is written into it.
        foreach (
            var type in db
                .Model.GetEntityTypes()
                .Where(type => IsSwept(type, published))
                .OrderBy(type => type.ClrType == typeof(JournalEntry))
        )
        {
            changed += await (Task<int>)
                SweepOne.MakeGenericMethod(type.ClrType).Invoke(this, [type, finder, needles, instead, cancellationToken])!;
        }

        return changed;
    }

    public static NameFinder FinderOf(Person person, bool withName)
    {
        var finder = new NameFinder();
        if (withName)
        {
            finder.AddName(person.Actor.FirstName, person.Actor.Name, "");
        }

        foreach (var address in person.Addresses)
        {
            finder.AddAddress(address, "");
        }

        foreach (var phone in person.Phones)
        {
            finder.AddPhone(phone, "");
        }

        return finder;
    }

    // A superset is fetched by the last name; the finder decides.
    private static List<string> Needles(Person person, bool withName)
    {
        IEnumerable<string> plain = [.. person.Addresses, .. person.Phones, .. person.Phones.SelectMany(Spelt)];
        return Spellings(withName && person.Actor.FirstName.Length > 0 ? plain.Concat(LastOf(person)) : plain);
    }

    // The longest word of the last name, as texts spell it.
    private static string[] LastOf(Person person)
    {
        var last = NameWord().Matches(person.Actor.Name).Select(match => match.Value).MaxBy(word => word.Length) ?? person.Actor.Name;
        return [last, last.ToUpperInvariant(), Normal.Of(last)];
    }

    private static List<string> Spellings(IEnumerable<string> plain) =>
        [
            .. plain
                .SelectMany(text => new[] { text, JsonEncodedText.Encode(text).Value })
                // SQLite's lower() leaves accented letters as they are, PostgreSQL's does not.
                .SelectMany(text => new[] { text.ToLowerInvariant(), AsciiLower(text) })
                .Where(text => text.Length > 1)
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Spelt(string phone)
    {
        const int nationalDigits = 9;
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        if (digits.Length < nationalDigits)
        {
            yield break;
        }

        var national = digits[^nationalDigits..];
        yield return national;
        foreach (var between in new[] { " ", ".", "-" })
        {
            yield return string.Join(between, national[..1], national[1..3], national[3..5], national[5..7], national[7..]);
        }
    }

    private static bool IsSwept(IEntityType type, HashSet<Type> published) =>
        !type.IsOwned()
        && type.ClrType.Namespace?.StartsWith(nameof(CampaignHub), StringComparison.Ordinal) == true
        && !LeftAlone.Contains(type.ClrType)
        && !published.Contains(type.ClrType)
        && TextsOf(type).Count > 0;

    private static List<IProperty> TextsOf(IEntityType type) =>
        [
            .. type.GetProperties()
                .Where(property => property.ClrType == typeof(string) && !property.IsKey() && !property.IsForeignKey())
                .Where(property => type.ClrType != typeof(Actor) || !NamesOfActors.Contains(property.Name)),
        ];

    // In every campaign, the trash included.
    private IQueryable<TRecord> Holding<TRecord>(List<IProperty> texts, List<string> needles)
        where TRecord : class => db.Set<TRecord>().IgnoreQueryFilters().IgnoreAutoIncludes().Where(HoldsOne<TRecord>(texts, needles));

    private async Task<int> SweepAsync<TRecord>(
        IEntityType type,
        NameFinder finder,
        List<string> needles,
        string instead,
        CancellationToken cancellationToken
    )
        where TRecord : class
    {
        var texts = TextsOf(type);
        var rows = await Holding<TRecord>(texts, needles).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var entry in rows.Select(row => db.Entry(row)).Where(entry => entry.State != EntityState.Deleted))
        {
            var isChanged = false;
            foreach (var property in texts.Select(text => entry.Property(text.Name)))
            {
                var before = property.CurrentValue as string ?? "";
                var after = Cut(finder.Replace(Readable(before), instead), property.Metadata.GetMaxLength());
                if (after != Readable(before))
                {
                    property.CurrentValue = after;
                    isChanged = true;
                }
            }

            changed += isChanged ? 1 : 0;
        }

        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private static Expression<Func<TRecord, bool>> HoldsOne<TRecord>(List<IProperty> texts, List<string> needles)
    {
        var record = Expression.Parameter(typeof(TRecord));
        var any = texts
            .Select(text => Expression.Call(Expression.Call(PropertyOf, record, Expression.Constant(text.Name)), ToLower))
            .SelectMany(_ => needles, (text, needle) => (Expression)Expression.Call(text, Contains, Expression.Constant(needle)))
            .ToList();
        return Expression.Lambda<Func<TRecord, bool>>(OneOf(any, 0, any.Count), record);
    }

    // As a tree and not a chain: some databases refuse what is nested too deep.
    private static Expression OneOf(List<Expression> any, int from, int count) =>
        count == 1 ? any[from] : Expression.OrElse(OneOf(any, from, count / 2), OneOf(any, from + (count / 2), count - (count / 2)));

    // JSON writes é as é; as letters it is the same JSON, and a name in it can be read.
    private static string Readable(string text) =>
        text is ['{' or '[', ..]
            ? Escaped().Replace(text, match => char.ConvertFromUtf32(Convert.ToInt32(match.Groups["code"].Value, 16)))
            : text;

    private static string Cut(string text, int? length) => length is { } most && text.Length > most ? text[..most] : text;

    private static string AsciiLower(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterUpper(letter) ? char.ToLowerInvariant(letter) : letter));

    private static MethodInfo Method(string name) =>
        typeof(TextSweep).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance) ?? throw new MissingMethodException(name);

    [GeneratedRegex(@"(?<!\\)\\u(?<code>00[A-Fa-f][0-9A-Fa-f]|01[0-7][0-9A-Fa-f])", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[\p{L}\p{Mn}]+", RegexOptions.NonBacktracking)]
    private static partial Regex NameWord();
}
