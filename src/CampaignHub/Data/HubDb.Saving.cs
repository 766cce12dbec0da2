using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CampaignHub.Data;

internal abstract partial class HubDb
{
    private const int AtOnce = 500;

    /// <summary>True once something was saved that a worker waits for.</summary>
    public bool LeftWork { get; private set; }

    /// <summary>What is kept in memory of records that were saved, and not yet committed.</summary>
    public Kept Outdated { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Prepare();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Prepare();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void Prepare()
    {
        var changed = ChangeTracker
            .Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        LeftWork |= changed.Exists(entry => entry.Entity is ILeased);
        Outdated |= changed.Select(entry => entry.Entity).OfType<IKept>().Aggregate(Kept.None, (all, record) => all | record.In);
        if (Outdated != Kept.None)
        {
            // A single statement would go without a transaction, and the generations are raised at its end.
            Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }

        var lines = LinesOf(changed);
        foreach (var entry in changed)
        {
            Place(entry);
            Stamp(entry);
            Index(entry, lines);
        }

        Journal.AddRange(changed.Select(entry => JournalWriter.Write(entry, Here)).OfType<JournalEntry>());
    }

    // A row of another campaign is never written by mistake: the scope fills it, and refuses what differs.
    private void Place(EntityEntry entry)
    {
        if (entry.Entity is not IInCampaign row || Here.IsEverywhere)
        {
            return;
        }

        if (row.CampaignId == Guid.Empty)
        {
            row.CampaignId = Here.Campaign.Id;
        }
        else if (row.CampaignId != Here.ScopeId)
        {
            throw new InvalidOperationException($"A {entry.Metadata.ShortName()} of another campaign was about to be saved.");
        }
    }

    private void Stamp(EntityEntry entry)
    {
        if (entry.Entity is IFindable findable && entry.State != EntityState.Deleted)
        {
            Word(findable);
        }

        if (entry.Entity is not Record record)
        {
            return;
        }

        if (entry.State == EntityState.Added)
        {
            Found(record);
        }

        if (entry.State != EntityState.Deleted)
        {
            record.ChangedAt = Here.Now;
            record.Version++;
        }
    }

    private void Found(Record record)
    {
        record.CreatedAt = record.CreatedAt == default ? Here.Now : record.CreatedAt;
        record.CreatedById ??= Here.User?.Id;
    }

    // All at once: each look at what is tracked compares everything that is tracked with what it was.
    private Dictionary<Guid, SearchEntry> LinesOf(List<EntityEntry> changed)
    {
        var known = changed
            .Where(entry => entry.State != EntityState.Added && entry.Entity is Record and ISubject)
            .Select(entry => ((Record)entry.Entity).Id);
        foreach (var ids in known.Chunk(AtOnce))
        {
            SearchEntries.Where(line => ids.Contains(line.Id)).Load();
        }

        return ChangeTracker
            .Entries<SearchEntry>()
            .Where(entry => entry.State != EntityState.Deleted)
            .ToDictionary(entry => entry.Entity.Id, entry => entry.Entity);
    }

    private void Index(EntityEntry entry, Dictionary<Guid, SearchEntry> lines)
    {
        if (entry.Entity is not (Record record and ISubject subject))
        {
            return;
        }

        var line = lines.GetValueOrDefault(record.Id);
        if (entry.State == EntityState.Deleted || record.TrashedAt is not null)
        {
            if (line is not null)
            {
                SearchEntries.Remove(line);
            }

            return;
        }

        if (line is null)
        {
            line = LineOf(record);
            SearchEntries.Add(line);
        }

        line.Describe(subject);
    }

    private static void Word(IFindable findable)
    {
        var words = Normal.Of(findable.ComposeFindText());
        findable.FindText = words.Length <= IFindable.MaxLength ? words : words[..IFindable.MaxLength];
    }

    private static SearchEntry LineOf(Record record) =>
        new()
        {
            Id = record.Id,
            Kind = SubjectKinds.KindOf(record),
            Title = "",
            TitleWords = "",
            Words = "",
        };
}
