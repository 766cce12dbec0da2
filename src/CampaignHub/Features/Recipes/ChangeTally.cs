using CampaignHub.Data;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Recipes;

/// <summary>Counts the records that are saved while it listens; each counts once, by what happened to it first.</summary>
internal sealed class ChangeTally : IDisposable
{
    private readonly HubDb _db;
    private readonly Dictionary<object, EntityState> _first = new(ReferenceEqualityComparer.Instance);

    public ChangeTally(HubDb db)
    {
        _db = db;
        _db.SavingChanges += Look;
    }

    public int Created => _first.Values.Count(state => state == EntityState.Added);
    public int Updated => _first.Count - Created;

    public void Dispose() => _db.SavingChanges -= Look;

    private void Look(object? sender, SavingChangesEventArgs e)
    {
        foreach (var entry in _db.ChangeTracker.Entries())
        {
            if (
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not (JournalEntry or SearchEntry or OutboxEvent)
            )
            {
                _first.TryAdd(entry.Entity, entry.State);
            }
        }
    }
}
