using CampaignHub.Data;
using CampaignHub.Features.Access;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Campaigns;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Commitments;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Errors;
using CampaignHub.Features.Home;
using CampaignHub.Features.Mailbox;
using CampaignHub.Features.Media;
using CampaignHub.Features.Meetings;
using CampaignHub.Features.Notifications;
using CampaignHub.Features.Operations;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Press;
using CampaignHub.Features.PublicSite;
using CampaignHub.Features.Recipes;
using CampaignHub.Features.Search;
using CampaignHub.Features.Settings;
using CampaignHub.Features.Setup;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Workflows;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;

namespace CampaignHub;

/// <summary>The hub: its features by name, in order. A feature may know those before it, never those after.</summary>
internal static partial class CampaignHubApp
{
    public static async Task<int> ServeAsync(string[] args)
    {
        try
        {
            var builder = CreateBuilder(args);
            // Whoever needs it first waits for it.
            _ = Task.Run(() => DatabaseSettings.MakeModel(builder.Configuration, Model()));
            await using var app = builder.Build();
            TakenPorts.Refuse(app.Configuration);
            app.Services.GetRequiredService<DataDirectory>().Prepare();
            // The database and the routes take about as long to prepare, and neither needs the other; requests wait at the door.
            var database = Task.Run(app.Services.GetRequiredService<Startup>().PrepareAsync);
            try
            {
                app.UseHub();
                await app.StartAsync();
            }
            finally
            {
                await database;
            }

            LogListening(app);
            await app.WaitForShutdownAsync();
            // A start task that was refused has set it.
            return Environment.ExitCode;
        }
        catch (RefusedException refused)
        {
            await Console.Error.WriteLineAsync($"error: {refused.Message}");
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"error: {exception.Message} Stop the other program, or choose another address with --urls."
            );
            return 1;
        }
    }

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = HubHost.CreateBuilder(args);
        var pages = new PagePermissions();
        var model = new HubModel();
        builder.AddHub(pages, model);
        var hub = new HubBuilder(builder.Services, model, pages);
        AddFeatures(hub);
        builder.Services.AddSingleton(hub);
        return builder;
    }

    /// <summary>The records of every feature, for tools that need no services.</summary>
    public static HubModel Model()
    {
        var model = new HubModel();
        AddFeatures(new HubBuilder(new ServiceCollection(), model, new PagePermissions()));
        return model;
    }

    // Not before the database stands: what keeps the hub from starting is then the one thing that is said.
    private static void LogListening(WebApplication app)
    {
        foreach (var address in app.Urls)
        {
            LogListening(app.Logger, address);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Now listening on: {Address}")]
    private static partial void LogListening(ILogger logger, string address);

    private static void AddFeatures(HubBuilder hub) =>
        hub.Add<PlatformFeature>()
            .Add<ErrorsFeature>()
            .Add<CampaignsFeature>()
            .Add<AccessFeature>()
            .Add<NotificationsFeature>()
            .Add<CommentsFeature>()
            .Add<RecipesFeature>()
            .Add<SetupFeature>()
            .Add<SettingsFeature>()
            .Add<MediaFeature>()
            .Add<AttachmentsFeature>()
            .Add<MailboxFeature>()
            .Add<PublicSiteFeature>()
            .Add<DirectoryFeature>()
            .Add<DemandsFeature>()
            .Add<StakeholdersFeature>()
            .Add<PlanningFeature>()
            .Add<PressFeature>()
            .Add<MeetingsFeature>()
            .Add<CommitmentsFeature>()
            .Add<WorkflowsFeature>()
            .Add<SearchFeature>()
            .Add<OperationsFeature>()
            .Add<HomeFeature>();
}
