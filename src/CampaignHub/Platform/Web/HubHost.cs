using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Printing;
using CampaignHub.Platform.Work;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CampaignHub.Platform.Web;

/// <summary>The web application around the features: where it finds its files, its services, and the order in which a request meets them.</summary>
internal static class HubHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var working = Directory.GetCurrentDirectory();
        var own = AppContext.BaseDirectory;
        // A published folder has its web root beside the program, wherever it is started from; the static assets of a build are found by their manifest.
        var published = Path.Combine(own, "wwwroot");
        // Without what this hub never needs: IIS, QUIC, start-up code of others. A certificate can still be given in the settings.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = File.Exists(Path.Combine(working, "appsettings.json")) ? working : own,
                WebRootPath = Directory.Exists(published) ? published : null,
            }
        );
        builder.WebHost.UseKestrelHttpsConfiguration().UseStaticWebAssets();
        return builder;
    }

    public static void AddHub(this WebApplicationBuilder builder, PagePermissions pages, HubModel model)
    {
        var services = builder.Services;
        var directory = new DataDirectory(
            Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["CampaignHub:DataDirectory"] ?? "App_Data")
        );
        services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(directory)
            .AddSingleton(model)
            .AddSingleton<Startup>()
            .AddSingleton<OwnAddress>();
        services.AddHubDatabase(builder.Configuration);
        services.AddHubIdentity();
        services.AddDataProtection().SetApplicationName("CampaignHub").PersistKeysToFileSystem(new DirectoryInfo(directory.Keys));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "RequestVerificationToken";
            options.Cookie.Name = "__Host-hub-af";
        });
        services
            .AddRazorPages(options => options.RootDirectory = "/Features")
            .AddRazorPagesOptions(options => options.Conventions.Add(pages))
            .AddMvcOptions(options =>
            {
                options.Filters.Add<RefusalFilter>();
                options.Filters.Add<ConfirmFilter>();
                options.Filters.Add<PickFilter>();
                options.Filters.Add<PrintedPageFilter>();
            })
            .AddDataAnnotationsLocalization();
        services.AddSingleton<IConfigureOptions<MvcOptions>, ValidationWords>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
            // A misspelt member would be passed over in silence.
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        // So that ApiRefusals can say what is wrong with a body.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddHubJobs(builder.Configuration);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ApiRefusals.AddCode).AddExceptionHandler<ApiRefusals>();
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.AddOperationTransformer(IdempotencyDoor.Describe).AddDocumentTransformer(ApiDescription.DescribeAsync);
                ToldDay.Describe(options);
            }
        );
        services.AddRequestLocalization(Cultures.Configure);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));
    }

    public static void UseHub(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseWhen(context => context.Request.Path.IsApi(), api => api.UseStatusCodePages());
        app.UseWhen(
            context => !context.Request.Path.IsApi(),
            pages => pages.UseStatusCodePagesWithReExecute("/error/{0}").Use(AnswerBadRequestAsync)
        );
        app.Use(
            (context, next) =>
            {
                context.RequestServices.GetRequiredService<ContentSecurity>().WriteTo(context);
                return next(context);
            }
        );
        if (app.Configuration["CampaignHub:PublicUrl"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true)
        {
            app.UseHsts().UseHttpsRedirection();
        }

        app.Use(WaitForDatabaseAsync);
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always });
        app.Use(AnswerHeadAsGet);
        app.UseRouting();
        app.UseOutputCache();
        app.UseAuthentication();
        app.UseMiddleware<SetupGate>();
        app.UseMiddleware<AdmissionMiddleware>();
        app.UseMiddleware<ApiDoor>();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.UseMiddleware<UploadDoor>();
        app.UseMiddleware<IdempotencyDoor>();
        app.MapStaticAssets().Needs(Permission.Everyone);
        app.MapRazorPages();
        app.MapOpenApi().Needs(Permission.Everyone);
        var health = app.MapGroup("/health").Needs(Permission.Everyone).ExcludeFromDescription();
        health.ShortCircuit();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", Ready);
        app.MapHubJobs();
        app.Services.GetRequiredService<HubBuilder>().Map(app);
        EndpointsOnce.Keep(app);
    }

    // Who only asks whether a page is there (a monitor, a link checker) is answered as whoever reads it; the server leaves the body out.
    private static Task AnswerHeadAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    // A file or a drawing that is asked for with a wrong address: the page of the status, as for any other.
    private static async Task AnswerBadRequestAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status400BadRequest && !context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
    }

    private static async Task WaitForDatabaseAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await context.RequestServices.GetRequiredService<Readiness>().WhenMigratedAsync(context.RequestAborted);
        }

        await next(context);
    }

    private static ContentHttpResult Ready(Readiness readiness) =>
        readiness.IsReady
            ? TypedResults.Text("ready")
            : TypedResults.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
}
