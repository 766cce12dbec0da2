using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CampaignHub.Data;

/// <summary>Lets <c>dotnet ef</c> write migrations for both databases without either of them running.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteHubDb>, IDesignTimeDbContextFactory<PostgresHubDb>
{
    // EF reads Identity's schema version from here where there are no services; without it there is no passkey table, and no error.
    internal static readonly IServiceProvider Stores = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    SqliteHubDb IDesignTimeDbContextFactory<SqliteHubDb>.CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=design.db").UseApplicationServiceProvider(Stores).Options,
            CampaignHubApp.Model(),
            new Here(TimeProvider.System)
        );

    PostgresHubDb IDesignTimeDbContextFactory<PostgresHubDb>.CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql("Host=design").UseApplicationServiceProvider(Stores).Options,
            CampaignHubApp.Model(),
            new Here(TimeProvider.System)
        );
}
