using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Record = CampaignHub.Platform.Records.Record;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>The laws of a merge, over every table of the model.</summary>
public sealed class Merging
{
    // Accounts, leases and scopes: none of them names an actor or what hangs on one.
    private static readonly HashSet<string> OfTheHub = new(StringComparer.Ordinal)
    {
        nameof(Record.CreatedById),
        nameof(IInCampaign.CampaignId),
        nameof(ILeased.Owner),
        nameof(ILeased.LeaseToken),
        "UserId",
        "DoneById",
        "CancelledById",
        "DecidedById",
        "EventId",
        "MergeId",
        "RowId",
        "TypeId",
        "VersionId",
    };

    /// <param name="isShared">Both stand beside the same others: what a unique index forbids to stand twice becomes one.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_row_follows_none_is_lost_and_undone_all_is_as_before(bool isShared)
    {
        await using var hub = new HubFactory();
        var (kept, other, tables) = await WorldAsync(hub, isShared);
        var before = await hub.DbAsync(db => Dump.OfAsync(db));

        var merge = await hub.InsideAsync(services =>
            services.GetRequiredService<MergeActors>().ExecuteAsync(kept, other, values: null, default)
        );

        var after = await hub.DbAsync(db => Dump.OfAsync(db, merge.Id));
        var stays = await StaysAsync(hub);
        Assert.Empty(after.Where(row => Names(row, other) && !stays.Contains(row.Split(':')[0])).ToList());
        Assert.True(tables.Count > 20, string.Join(", ", tables));
        Assert.Equal(before.Count(IsRow), after.Count(IsRow) + merge.Dropped);

        await UndoAsync(hub, merge.Id);

        var undone = await hub.DbAsync(db => Dump.OfAsync(db, merge.Id));
        Assert.Empty(before.Except(undone));
        Assert.Empty(undone.Except(before));
    }

    [Fact]
    public async Task Doing_it_twice_is_doing_it_once()
    {
        await using var hub = new HubFactory();
        var (kept, other, _) = await WorldAsync(hub, isShared: true);
        var first = await hub.InsideAsync(services =>
            services.GetRequiredService<MergeActors>().ExecuteAsync(kept, other, values: null, default)
        );
        var once = await hub.DbAsync(db => Dump.OfAsync(db));

        var second = await hub.InsideAsync(services =>
            services.GetRequiredService<MergeActors>().ExecuteAsync(kept, other, values: null, default)
        );

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(once, await hub.DbAsync(db => Dump.OfAsync(db)));
    }

    /// <summary>A table that is added says here how its rows are merged: by a foreign key, or by a pointer.</summary>
    [Fact]
    public async Task No_column_names_a_record_without_saying_what_a_merge_does_to_it()
    {
        await using var hub = new HubFactory();
        var pointers = hub.Services.GetServices<Pointer>().ToList();

        var unsaid = await hub.DbAsync(db =>
            Task.FromResult(
                (
                    from type in db.Model.GetEntityTypes()
                    where !type.IsOwned()
                    from property in type.GetProperties()
                    where property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?)
                    where !property.IsPrimaryKey() && !property.IsForeignKey() && !OfTheHub.Contains(property.Name)
                    where !pointers.Exists(pointer => pointer.Row == type.ClrType && pointer.Column == property.Name)
                    select $"{type.ClrType.Name}.{property.Name}"
                ).ToList()
            )
        );

        Assert.Equal("", string.Join(", ", unsaid));
    }

    /// <summary>Where a merge must drop a row, its feature says what the one that stays takes from it; and each row can be found again.</summary>
    [Fact]
    public async Task Rows_that_cannot_stand_side_by_side_say_how_they_become_one()
    {
        await using var hub = new HubFactory();
        var ruled = hub.Services.GetServices<MergeRule>().Select(rule => rule.Row).ToHashSet();

        var (unsaid, unkeyed) = await hub.DbAsync(db =>
        {
            var types = db.Model.GetEntityTypes().ToList();
            return Task.FromResult(
                (
                    types.Where(type => IsHeldApart(type) && !ruled.Contains(type.ClrType)).Select(type => type.ClrType.Name).ToList(),
                    types
                        .Where(type => type.GetForeignKeys().Any(IsTowardsMerged))
                        .Where(type => type.FindPrimaryKey()!.Properties is not [{ ClrType: var id }] || id != typeof(Guid))
                        .Select(type => type.ClrType.Name)
                        .ToList()
                )
            );
        });

        Assert.Empty(unsaid);
        Assert.Empty(unkeyed);

        bool IsHeldApart(IEntityType type) =>
            type.GetIndexes()
                .Any(index => index.IsUnique && index.Properties.Any(property => property.GetContainingForeignKeys().Any(IsTowardsMerged)));

        bool IsTowardsMerged(IForeignKey key) =>
            key.PrincipalEntityType.ClrType == typeof(Actor) || ruled.Contains(key.PrincipalEntityType.ClrType);
    }

    [Fact]
    public async Task Every_kind_of_row_that_an_undo_may_leave_has_its_french()
    {
        await using var hub = new HubFactory();
        var (_, _, tables) = await WorldAsync(hub, isShared: true);

        var names = await hub.DbAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(type => tables.Contains(type.GetTableName()!))
                    .Select(type => Texts.Spell(type.ClrType.Name))
                    .ToList()
            )
        );

        Assert.Empty(names.Where(name => !Texts.Knows(name)).ToList());
    }

    internal static async Task UndoAsync(HubFactory hub, Guid merge) =>
        await hub.InsideAsync(async services =>
        {
            var db = services.GetRequiredService<HubDb>();
            var left = await services
                .GetRequiredService<UndoMerge>()
                .ExecuteAsync(await db.Set<ActorMerge>().SingleAsync(each => each.Id == merge), default);
            Assert.Empty(left);
            return true;
        });

    private static async Task<(Guid Kept, Guid Other, HashSet<string> Tables)> WorldAsync(HubFactory hub, bool isShared)
    {
        var pointers = hub.Services.GetServices<Pointer>().ToList();
        return await hub.DbAsync(async db =>
        {
            db.Here.EnterEverywhere();
            var (kept, other) = (Person("Jean", "Martin"), Person("J.", "Martin"));
            db.AddRange(kept, other);
            await db.SaveChangesAsync();
            var every = new EveryTable(db, hub.Administrator, pointers);
            await every.FillAsync(kept);
            if (!isShared)
            {
                every.Afresh();
            }

            await every.FillAsync(other);
            return (kept.Id, other.Id, every.Tables);
        });
    }

    private static async Task<HashSet<string>> StaysAsync(HubFactory hub)
    {
        var stay = hub.Services.GetServices<Pointer>().Where(pointer => pointer.Deed == PointerDeed.Stays).ToList();
        return await hub.DbAsync(db =>
            Task.FromResult(stay.Select(pointer => db.Model.FindEntityType(pointer.Row)!.GetTableName()!).ToHashSet())
        );
    }

    // The index of the search is made of the rows, and is one line the less for each subject.
    private static bool IsRow(string line) => !line.StartsWith("search_entries:", StringComparison.Ordinal);

    private static bool Names(string row, Guid id) => row.Contains($"{id}", StringComparison.OrdinalIgnoreCase);

    private static Actor Person(string first, string last) =>
        new()
        {
            Type = ActorKind.Person,
            FirstName = first,
            Name = last,
        };
}
