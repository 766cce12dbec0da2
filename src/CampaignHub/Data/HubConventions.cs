using System.Reflection;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Data;

/// <summary>What holds for every record by being one: its version, its filters, its names in the database.</summary>
internal static class HubConventions
{
    private static readonly MethodInfo CampaignFilterMethod = Method(nameof(FilterByCampaign));
    private static readonly MethodInfo MaybeCampaignFilterMethod = Method(nameof(FilterByCampaignIfAny));
    private static readonly MethodInfo TrashFilterMethod = Method(nameof(FilterTrash));

    public static void Apply(HubDb db, ModelBuilder builder, IMutableEntityType type)
    {
        if (type.IsOwned())
        {
            return;
        }

        if (typeof(Record).IsAssignableFrom(type.ClrType))
        {
            builder.Entity(type.ClrType).HasKey(nameof(Record.Id));
            builder.Entity(type.ClrType).Property(nameof(Record.Id)).ValueGeneratedNever();
            builder.Entity(type.ClrType).Property(nameof(Record.Version)).IsConcurrencyToken();
            TrashFilterMethod.MakeGenericMethod(type.ClrType).Invoke(null, [builder]);
        }

        if (typeof(IInCampaign).IsAssignableFrom(type.ClrType))
        {
            // One that begins with the campaign serves as well, and each index has to be written with every row.
            if (!type.GetIndexes().Any(index => index.Properties[0].Name == nameof(IInCampaign.CampaignId)))
            {
                builder.Entity(type.ClrType).HasIndex(nameof(IInCampaign.CampaignId));
            }

            CampaignFilterMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, builder]);
        }

        if (typeof(IMayBeInCampaign).IsAssignableFrom(type.ClrType))
        {
            MaybeCampaignFilterMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, builder]);
        }

        if (typeof(IFindable).IsAssignableFrom(type.ClrType))
        {
            builder.Entity(type.ClrType).Property(nameof(IFindable.FindText)).HasMaxLength(IFindable.MaxLength);
        }
    }

    private static void FilterByCampaign<TRecord>(HubDb db, ModelBuilder builder)
        where TRecord : class, IInCampaign =>
        builder
            .Entity<TRecord>()
            .HasQueryFilter(HubDb.CampaignFilter, record => db.Here.IsEverywhere || record.CampaignId == db.Here.ScopeId);

    private static void FilterByCampaignIfAny<TRecord>(HubDb db, ModelBuilder builder)
        where TRecord : class, IMayBeInCampaign =>
        builder
            .Entity<TRecord>()
            .HasQueryFilter(HubDb.CampaignFilter, record => db.Here.IsEverywhere || record.CampaignId == db.Here.ScopeId);

    private static void FilterTrash<TRecord>(ModelBuilder builder)
        where TRecord : Record => builder.Entity<TRecord>().HasQueryFilter(HubDb.TrashFilter, record => record.TrashedAt == null);

    private static MethodInfo Method(string name) =>
        typeof(HubConventions).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(HubConventions), name);
}
