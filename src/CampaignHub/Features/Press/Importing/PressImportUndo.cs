using System.Globalization;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Importing;

/// <summary>Takes back what an import did to the press work. What others work with by now, or changed since, stays.</summary>
internal sealed class PressImportUndo(HubDb db)
{
    public const string Role = "outlet_role";
    public const string Tag = "journalist_tag";
    public const string Member = "press_list_member";

    /// <summary>The field under which beats, languages and being left alone are noted together.</summary>
    public const string Whole = "whole";

    public static readonly IReadOnlyList<string> Kinds = [Journalist.Kind, Outlet.Kind, Role, Tag, Member];

    private sealed record Said(string Beats, string Languages, string Since, string Because);

    /// <summary>A journalist as they are, so that an undo can tell whether somebody changed them since.</summary>
    public static string Say(Journalist journalist) =>
        JsonSerializer.Serialize(
            new Said(
                journalist.Beats,
                journalist.Languages,
                journalist.LeftAloneSince?.ToString("O", CultureInfo.InvariantCulture) ?? "",
                journalist.LeftAloneBecause
            )
        );

    public async Task<IReadOnlyList<LeftBehind>> ExecuteAsync(IReadOnlyList<ImportChange> changes, CancellationToken cancellationToken)
    {
        var stays = new List<LeftBehind>();
        await RemoveAsync<PressListMember>(changes, Member, stays, cancellationToken);
        await RemoveAsync<JournalistTag>(changes, Tag, stays, cancellationToken);
        await RemoveAsync<OutletRole>(changes, Role, stays, cancellationToken);
        await JournalistsAsync(changes, stays, cancellationToken);
        await OutletsAsync(changes, stays, cancellationToken);
        return stays;
    }

    private async Task RemoveAsync<TRecord>(
        IReadOnlyList<ImportChange> changes,
        string kind,
        List<LeftBehind> stays,
        CancellationToken cancellationToken
    )
        where TRecord : Record
    {
        var ids = Of(changes, kind);
        var rows = await db.Set<TRecord>().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        db.RemoveRange(rows);
        Missing(ids, rows, kind, stays);
    }

    private async Task JournalistsAsync(IReadOnlyList<ImportChange> changes, List<LeftBehind> stays, CancellationToken cancellationToken)
    {
        var ids = Of(changes, Journalist.Kind);
        var rows = await db.Set<Journalist>().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        Missing(ids, rows, Journalist.Kind, stays);
        foreach (var change in changes.Where(change => change.RecordKind == Journalist.Kind))
        {
            if (rows.Find(row => row.Id == change.RecordId) is not { } row)
            {
                continue;
            }

            if (change.Field is null)
            {
                row.Trash(db.Here.Now);
            }
            else if (Say(row) == change.After)
            {
                Restore(row, JsonSerializer.Deserialize<Said>(change.Before!)!);
            }
            else
            {
                stays.Add(new LeftBehind(change.RecordKind, change.RecordId, change.Field, StayedBecause.ChangedSince));
            }
        }
    }

    // Who asked to be left alone stays so: that the file which said it was the wrong one does not unsay it.
    private static void Restore(Journalist journalist, Said before)
    {
        journalist.Cover(before.Beats);
        journalist.Speak(PressLanguages.Read(before.Languages));
    }

    private async Task OutletsAsync(IReadOnlyList<ImportChange> changes, List<LeftBehind> stays, CancellationToken cancellationToken)
    {
        var ids = Of(changes, Outlet.Kind);
        if (ids.Count == 0)
        {
            return;
        }

        // Roles of this import are gone with the part before: they were made after the outlets.
        await db.SaveChangesAsync(cancellationToken);
        var rows = await db.Set<Outlet>().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var used = await db.Set<OutletRole>()
            .Where(role => ids.Contains(role.OutletId) && db.Set<Journalist>().Any(journalist => journalist.Id == role.JournalistId))
            .Select(role => role.OutletId)
            .Union(db.Set<CoverageItem>().Where(item => ids.Contains(item.OutletId!.Value)).Select(item => item.OutletId!.Value))
            .ToHashSetAsync(cancellationToken);
        Missing(ids, rows, Outlet.Kind, stays);
        foreach (var row in rows)
        {
            if (used.Contains(row.Id))
            {
                stays.Add(new LeftBehind(Outlet.Kind, row.Id, Field: null, StayedBecause.OthersReckonWithThem));
            }
            else
            {
                row.Trash(db.Here.Now);
            }
        }
    }

    private static List<Guid> Of(IReadOnlyList<ImportChange> changes, string kind) =>
        [.. changes.Where(change => change.RecordKind == kind).Select(change => change.RecordId).Distinct()];

    private static void Missing<TRecord>(List<Guid> ids, List<TRecord> rows, string kind, List<LeftBehind> stays)
        where TRecord : Record =>
        stays.AddRange(
            ids.Except(rows.Select(row => row.Id)).Select(id => new LeftBehind(kind, id, Field: null, StayedBecause.RemovedSince))
        );
}
