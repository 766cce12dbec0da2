using CampaignHub.Platform;
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

    private static DbContextOptionsBuilder Common(IServiceProvider services, DbContextOptionsBuilder options) =>
        options
            .AddInterceptors(services.GetRequiredService<WakeOnCommit>(), services.GetRequiredService<RaiseGenerations>())
            .ConfigureWarnings(warnings =>
                warnings
                    .Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)
                    // It is thrown as well, and told by whoever catches it; a stop that calls work off is no error.
                    .Log((RelationalEventId.TransactionError, LogLevel.Debug))
            );
}
