using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing;

internal enum ExportFormat
{
    Csv,
    Xlsx,
}

/// <summary>The map as a table that other tools and this hub's own import read. Stance, scores and notes are left out unless asked for.</summary>
internal sealed class ExportStakeholders(HubDb db, StakeholderList list, Texts texts)
{
    private static readonly ContactKind[] ContactColumns =
    [
        ContactKind.Email,
        ContactKind.Phone,
        ContactKind.Mobile,
        ContactKind.Address,
        ContactKind.Website,
    ];

    /// <param name="filter">As the list shows it.</param>
    /// <param name="format">CSV is what a French spreadsheet opens: semicolons, UTF-8 with a byte-order mark.</param>
    /// <param name="isSensitive">With stance, scores and notes.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<byte[]> WriteAsync(
        StakeholderFilter filter,
        ExportFormat format,
        bool isSensitive,
        CancellationToken cancellationToken
    )
    {
        var stakeholders = await list.ReadAsync(filter, cancellationToken);
        var contacts = (
            await db.Set<ContactDetail>()
                .AsNoTracking()
                .Where(contact => contact.IsValid && db.Set<Stakeholder>().Any(each => each.ActorId == contact.ActorId))
                .OrderBy(contact => contact.Id)
                .ToListAsync(cancellationToken)
        ).ToLookup(contact => contact.ActorId);
        var most = ContactColumns.ToDictionary(
            kind => kind,
            kind => contacts.Select(ofActor => ofActor.Count(contact => contact.Kind == kind)).DefaultIfEmpty().Max()
        );
        var rows = stakeholders.Select(each => Row(each, contacts[each.ActorId].ToList(), most, isSensitive)).ToList();
        var header =
            rows.Count > 0
                ? rows[0].Select(cell => cell.Name).ToList()
                : [.. Row(Nobody(), [], most, isSensitive).Select(cell => cell.Name)];
        return format == ExportFormat.Csv
            ? CsvCell.File(rows.Select(row => row.Select(cell => cell.Value)).Prepend(header))
            : Xlsx(header, rows);
    }

    private List<(string Name, string Value)> Row(
        Stakeholder stakeholder,
        List<ContactDetail> contacts,
        Dictionary<ContactKind, int> most,
        bool isSensitive
    )
    {
        var actor = stakeholder.Actor;
        var row = new List<(string, string)>
        {
            (texts.Of(ImportColumn.Key), $"{actor.Id}"),
            (texts.Of(ImportColumn.Kind), texts.Of(actor.Type)),
            (texts.Of(ImportColumn.FirstName), actor.FirstName),
            (texts.Of(ImportColumn.LastName), actor.Name),
            (texts.Of(ImportColumn.Acronym), actor.Acronym),
            (texts.Of(ImportColumn.Function), actor.Function),
            (texts.Of(ImportColumn.Territory), actor.Territory),
            (texts.Of(ImportColumn.Class), texts.Of(stakeholder.Class)),
        };
        foreach (var kind in ContactColumns)
        {
            var values = contacts.Where(contact => contact.Kind == kind).Select(contact => contact.Value).ToList();
            for (var at = 0; at < Math.Max(1, most[kind]); at++)
            {
                row.Add((at == 0 ? texts.Of(kind) : $"{texts.Of(kind)} {at + 1}", values.ElementAtOrDefault(at) ?? ""));
            }
        }

        if (isSensitive)
        {
            row.Add((texts["Stance"], texts.Of(stakeholder.Overall.Level)));
            row.Add((texts["Influence"], stakeholder.Influence?.ToString(CultureInfo.CurrentCulture) ?? ""));
            row.Add((texts["Interest"], stakeholder.Interest?.ToString(CultureInfo.CurrentCulture) ?? ""));
            row.Add((texts.Of(ImportColumn.Note), actor.Note));
        }

        return row;
    }

    // An empty list still has its header.
    private static Stakeholder Nobody() =>
        new()
        {
            ActorId = Guid.Empty,
            Actor = new Actor { Type = ActorKind.Person, Name = "" },
            Class = TargetClass.Observer,
        };

    private static byte[] Xlsx(List<string> header, List<List<(string Name, string Value)>> rows)
    {
        using var stream = new MemoryStream();
        var table = rows.Select(row => row.ToDictionary(cell => cell.Name, cell => (object)cell.Value, StringComparer.Ordinal)).ToList();
        stream.SaveAs(table.Count > 0 ? table : [header.ToDictionary(name => name, _ => (object)"", StringComparer.Ordinal)]);
        return stream.ToArray();
    }
}
