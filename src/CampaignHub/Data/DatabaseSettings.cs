using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CampaignHub.Data;

/// <summary>Which database, from the settings and never guessed from a connection string.</summary>
internal static class DatabaseSettings
{
    public static void AddHubDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<MemoryDatabase>();
        var provider = configuration["CampaignHub:Database:Provider"] ?? "Sqlite";
        var connection = configuration.GetConnectionString("CampaignHub");
        switch (provider.ToUpperInvariant())
        {
            case "SQLITE":
                services.AddDbContext<HubDb, SqliteHubDb>((provided, options) => UseSqlite(provided, options, connection));
                break;
            case "POSTGRESQL" when !string.IsNullOrWhiteSpace(connection):
                services.AddDbContext<HubDb, PostgresHubDb>(
                    (provided, options) => Common(provided, options).UseNpgsql(connection, ListsAsOne)
                );
                break;
            case "POSTGRESQL":
                throw new RefusedException("PostgreSQL needs the setting ConnectionStrings:CampaignHub.");
            default:
                throw new RefusedException("CampaignHub:Database:Provider is \"{0}\"; it can be Sqlite or PostgreSql.", provider);
        }
    }

    public static bool IsPostgres(IConfiguration configuration) =>
        string.Equals(configuration["CampaignHub:Database:Provider"], "PostgreSql", StringComparison.OrdinalIgnoreCase);

    private static void UseSqlite(IServiceProvider services, DbContextOptionsBuilder options, string? connection)
    {
        if (services.GetRequiredService<MemoryDatabase>().Connection is { } memory)
        {
            Common(services, options).UseSqlite(memory, ListsAsOne);
            return;
        }

        var settings = new SqliteConnectionStringBuilder(
            connection ?? $"Data Source={services.GetRequiredService<DataDirectory>().DatabaseFile}"
        )
        {
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        Common(services, options).UseSqlite(settings.ConnectionString, ListsAsOne).AddInterceptors(SqlitePragmas.Instance);
    }

    // A list of ids goes as one parameter: by one for each id, the query of every length of list would be compiled and planned anew.
    private static void ListsAsOne<TBuilder, TExtension>(RelationalDbContextOptionsBuilder<TBuilder, TExtension> options)
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new() => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <summary>
    /// Makes EF's model of the records before anything asks for it: it takes longer than all else of a start, and needs neither services nor a database.
    /// EF keeps it for every context whose options say the same.
    /// </summary>
    public static void MakeModel(IConfiguration configuration, HubModel records)
    {
        var here = new Here(TimeProvider.System);
        using HubDb db = IsPostgres(configuration)
            ? new PostgresHubDb(Bare<PostgresHubDb>(options => options.UseNpgsql(ListsAsOne)), records, here)
            : new SqliteHubDb(Bare<SqliteHubDb>(options => options.UseSqlite(ListsAsOne)), records, here);
        _ = db.Model;
    }

    private static DbContextOptions<TContext> Bare<TContext>(Action<DbContextOptionsBuilder> provider)
        where TContext : DbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        // The provider comes last, as for the services: EF tells options apart by their order too.
        provider(Warnings(options.UseApplicationServiceProvider(DesignTime.Stores)));
        return options.Options;
    }

    private static DbContextOptionsBuilder Common(IServiceProvider services, DbContextOptionsBuilder options) =>
        Warnings(options).AddInterceptors(services.GetRequiredService<WakeOnCommit>(), services.GetRequiredService<RaiseGenerations>());

    private static DbContextOptionsBuilder Warnings(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings =>
            warnings
                .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                // It is thrown as well, and told by whoever catches it; a stop that calls work off is no error.
                .Log((RelationalEventId.TransactionError, LogLevel.Debug))
        );
}
