using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Hangfire;
using Hangfire.PostgreSql;

namespace CampaignHub.Platform.Work;

/// <summary>Hangfire turns the crank of recurring and long work; what it turns is in our tables, so losing its store loses nothing.</summary>
internal static class JobsSetup
{
    private const string Policy = "jobs";
    private const int Workers = 2;

    public static void AddHubJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (DatabaseSettings.IsPostgres(configuration))
            {
                hangfire.UsePostgreSqlStorage(options => options.UseNpgsqlConnection(configuration.GetConnectionString("CampaignHub")));
            }
            else
            {
                hangfire.UseInMemoryStorage();
            }
        });
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = Workers;
            options.ShutdownTimeout = TimeSpan.FromSeconds(5);
        });
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Policy, policy => policy.AddRequirements(new NeedsPermission(Permission.Administer, Permission.Administer)));
        services.AddHostedService<RecurringJobs>();
    }

    public static void MapHubJobs(this IEndpointRouteBuilder routes) =>
        routes
            .MapHangfireDashboardWithAuthorizationPolicy(
                Policy,
                "/admin/jobs",
                new DashboardOptions { AppPath = "/admin", DisplayStorageConnectionString = false }
            )
            .WithMetadata(new NeedsPermission(Permission.Administer, Permission.Administer));

    /// <summary>Hands the features' recurring work to Hangfire once the database stands.</summary>
    private sealed class RecurringJobs(HubBuilder hub, IRecurringJobManager jobs, Readiness readiness) : AfterMigration(readiness)
    {
        protected override Task RunAsync(CancellationToken stoppingToken)
        {
            hub.Schedule(jobs);
            return Task.CompletedTask;
        }
    }
}
