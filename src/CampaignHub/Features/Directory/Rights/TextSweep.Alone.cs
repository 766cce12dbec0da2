using System.Reflection;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>A text in which the last name stands without the first one: it may mean the person, and the erasure leaves it.</summary>
/// <param name="Kind">English, as the journal calls the record.</param>
/// <param name="Title">Of the record; empty where it has none.</param>
/// <param name="Around">The words around the name.</param>
internal sealed record AlonePlace(object Record, string Kind, string Title, string Around);

internal sealed partial class TextSweep
{
    private const int LettersAround = 50;
    private static readonly MethodInfo FindOne = Method(nameof(FindAsync));

    /// <summary>Where the last name stands alone in texts that stay, first where it is written as a name.</summary>
    public async Task<IReadOnlyList<AlonePlace>> FindAloneAsync(PersonalRecords records, CancellationToken cancellationToken)
    {
        var whole = FinderOf(records.Person, withName: true);
        var last = new NameFinder();
        last.AddLastName(records.Person.Actor.Name);
        var needles = Spellings(LastOf(records.Person));
        if (needles.Count == 0)
        {
            return [];
        }

        var goes = records.ThatGo.OfType<Record>().Select(row => row.Id).ToHashSet();
        var published = features.SelectMany(feature => feature.Published).ToHashSet();
        var found = new List<(Record Row, string Kind, string Around, bool IsName)>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => IsSwept(type, published) && type.ClrType.IsSubclassOf(typeof(Record))))
        {
            await (Task)FindOne.MakeGenericMethod(type.ClrType).Invoke(this, [type, whole, last, needles, goes, found, cancellationToken])!;
        }

        var ids = found.Select(each => each.Row.Id).ToList();
        var titles = await db
            .SearchEntries.Where(entry => ids.Contains(entry.Id))
            .ToDictionaryAsync(entry => entry.Id, entry => entry.Title, cancellationToken);
        return
        [
            .. found
                .OrderByDescending(each => each.IsName)
                .Select(each => new AlonePlace(each.Row, each.Kind, titles.GetValueOrDefault(each.Row.Id, ""), each.Around)),
        ];
    }

    private async Task FindAsync<TRecord>(
        IEntityType type,
        NameFinder whole,
        NameFinder last,
        List<string> needles,
        HashSet<Guid> goes,
        List<(Record, string, string, bool)> found,
        CancellationToken cancellationToken
    )
        where TRecord : Record
    {
        var texts = TextsOf(type);
        var rows = await Holding<TRecord>(texts, needles).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => !goes.Contains(row.Id)))
        {
            var places = texts
                .Select(text => whole.Replace(Readable(text.GetGetter().GetClrValue(row) as string ?? ""), "…"))
                .Select(text => (Text: text, Place: last.First(text)))
                .Where(each => each.Place is not null);
            foreach (var (text, place) in places)
            {
                var (at, length) = place!.Value;
                var (from, until) = (Math.Max(0, at - LettersAround), Math.Min(text.Length, at + length + LettersAround));
                found.Add((row, RecordWords.Of(type.GetTableName()!), text[from..until].Trim(), char.IsUpper(text[at])));
            }
        }
    }
}
