using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Work;
using Hangfire.Logging;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace CampaignHub.Tests;

/// <summary>
/// The whole hub on a real database, set up with one campaign (<c>test</c>) and one administrator, at 10:00 in Paris on Tuesday 7 February 2023.
/// Disposing asserts that no warning or error was logged, but for those a test says it expects.
/// </summary>
internal sealed class HubFactory : WebApplicationFactory<Program>
{
    public const string Password = "correct horse battery";
    internal const string AdministratorEmail = "admin@example.org";
    internal static readonly DateTimeOffset Start = new(2023, 2, 7, 9, 0, 0, TimeSpan.Zero);

    private static readonly Lock MetadataLock = new();
    private static IModelMetadataProvider? _metadata;

    private readonly TestDatabase _database = new();
    private readonly TestLog _log = new();
    private readonly bool _isSetUp;

    public HubFactory()
        : this(isSetUp: true) { }

    internal HubFactory(bool isSetUp)
    {
        _isSetUp = isSetUp;
        ClientOptions.BaseAddress = new Uri("https://localhost");
        ClientOptions.AllowAutoRedirect = false;
    }

    internal FakeTimeProvider Clock { get; } = new(Start);
    internal Campaign Campaign { get; private set; } = null!;
    internal HubUser Administrator { get; private set; } = null!;

    /// <summary>The data directory of this hub.</summary>
    internal string DataFolder => _database.Folder;

    /// <summary>For what works on it from outside.</summary>
    internal TestDatabase Database => _database;

    /// <summary>Further settings, before the first use of the hub.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Further services, before the first use of the hub.</summary>
    internal Action<IServiceCollection> Extra { get; set; } = _ => { };

    /// <summary>A warning or error whose message holds these words belongs to what is tested.</summary>
    internal HubFactory Expecting(string words)
    {
        _log.Expect(words);
        return this;
    }

    /// <summary>Works on the hub's own services, in the test campaign, as the administrator.</summary>
    internal async Task<TResult> InsideAsync<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Campaign);
        here.Admit(Administrator, CampaignRole.Coordinator, []);
        return await work(scope.ServiceProvider);
    }

    internal Task<TResult> DbAsync<TResult>(Func<HubDb, Task<TResult>> work) =>
        InsideAsync(services => work(services.GetRequiredService<HubDb>()));

    /// <summary>Somebody with an account and a role in the test campaign, signed in.</summary>
    internal async Task<Visitor> VisitorAsync(CampaignRole? role = null, string email = "someone@example.org")
    {
        await InsideAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<HubUser>>();
            if (await users.FindByEmailAsync(email) is null)
            {
                var user = new HubUser
                {
                    Name = "Someone",
                    Email = email,
                    UserName = email,
                    EmailConfirmed = true,
                };
                Assert.True((await users.CreateAsync(user, Password)).Succeeded);
                if (role is { } given)
                {
                    var db = services.GetRequiredService<HubDb>();
                    db.Add(
                        new Membership
                        {
                            CampaignId = Campaign.Id,
                            UserId = user.Id,
                            Role = given,
                        }
                    );
                    await db.SaveChangesAsync();
                }
            }

            return true;
        });
        return await Visitor.SignInAsync(this, email);
    }

    internal Task<Visitor> AdministratorAsync() => Visitor.SignInAsync(this, AdministratorEmail);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSolutionRelativeContentRoot(".", "CampaignHub.sln");
        builder.UseEnvironment("Production");
        builder.UseSetting("CampaignHub:DataDirectory", _database.Folder);
        builder.UseSetting("CampaignHub:Database:Provider", TestDatabase.IsPostgres ? "PostgreSql" : "Sqlite");
        if (_database.ConnectionString is { } connection)
        {
            builder.UseSetting("ConnectionStrings:CampaignHub", connection);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging =>
            logging.ClearProviders().AddProvider(_log).SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Warning)
        );
        builder.ConfigureTestServices(services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock));
        builder.ConfigureTestServices(WithoutJobServer);
        // A password is hashed slowly on purpose; hundreds of sign-ins need not be.
        builder.ConfigureTestServices(services => services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1));
        builder.ConfigureTestServices(ShareMetadata);
        builder.ConfigureTestServices(services => Extra(services));
    }

    // What pages and their fields are is the same in every hub: found out by reflection once per run, not once per test.
    private static void ShareMetadata(IServiceCollection services)
    {
        var own = services.Single(service => service.ServiceType == typeof(IModelMetadataProvider)).ImplementationType!;
        services.RemoveAll<IModelMetadataProvider>();
        services.AddSingleton(provided =>
        {
            lock (MetadataLock)
            {
                return _metadata ??= (IModelMetadataProvider)ActivatorUtilities.CreateInstance(provided, own);
            }
        });
    }

    // Its logger is one for the whole process, and it turns by the real clock: with many hubs side by side it logs into those that are gone.
    private static void WithoutJobServer(IServiceCollection services)
    {
        var servers = services.Where(service =>
            service.ServiceType == typeof(IHostedService)
            && service.ImplementationFactory?.GetType().GenericTypeArguments[^1].Namespace == nameof(Hangfire)
        );
        foreach (var server in servers.ToList())
        {
            services.Remove(server);
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        Task.Run(() => host.Services.GetRequiredService<Readiness>().WhenMigratedAsync(default)).GetAwaiter().GetResult();
        // Hangfire keeps one log for the whole process, the newest hub's, which may be gone before an older one enqueues.
        LogProvider.SetCurrentLogProvider(new NoJobLog());
        if (_isSetUp)
        {
            using var scope = host.Services.CreateScope();
            Task.Run(() => SetUpAsync(scope.ServiceProvider)).GetAwaiter().GetResult();
        }

        return host;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _database.Dispose();
            _log.AssertQuiet();
        }
    }

    private sealed class NoJobLog : ILogProvider, ILog
    {
        public ILog GetLogger(string name) => this;

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }

    private async Task SetUpAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        Campaign = new Campaign { Name = "Test campaign", Slug = "test" };
        db.Add(Campaign);
        db.Add(new Setting { Key = SettingKey.SiteName.Name, Value = "Test hub" });
        Administrator = new HubUser
        {
            Name = "Ada",
            Email = AdministratorEmail,
            UserName = AdministratorEmail,
            EmailConfirmed = true,
            IsAdministrator = true,
        };
        await db.SaveChangesAsync();
        Assert.True((await services.GetRequiredService<UserManager<HubUser>>().CreateAsync(Administrator, Password)).Succeeded);
        db.ChangeTracker.Clear();
    }
}
