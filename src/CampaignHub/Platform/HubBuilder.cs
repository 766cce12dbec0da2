using System.CommandLine;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform;

/// <summary>What a feature may add to the hub. One <see cref="IFeature.Register"/> reads as the whole contract of its folder.</summary>
internal sealed class HubBuilder(IServiceCollection services, HubModel model, PagePermissions pages)
{
    private readonly List<Action<IEndpointRouteBuilder>> _endpoints = [];
    private readonly List<Action<IRecurringJobManager>> _recurring = [];

    public IServiceCollection Services => services;

    public HubBuilder Add<TFeature>()
        where TFeature : IFeature
    {
        TFeature.Register(this);
        return this;
    }

    public HubBuilder Permissions(params ReadOnlySpan<Permission> permissions)
    {
        foreach (var permission in permissions)
        {
            services.AddSingleton(permission);
        }

        return this;
    }

    /// <summary>The pages of a folder under Features (<c>/Stakeholders</c>): what they ask to be read, and to be posted to.</summary>
    public HubBuilder Pages(string folder, Permission read, Permission write)
    {
        pages.Folder(folder, new NeedsPermission(read, write));
        return this;
    }

    /// <summary>One page that asks for something else than its folder.</summary>
    public HubBuilder Page(string page, Permission read, Permission write)
    {
        pages.Page(page, new NeedsPermission(read, write));
        return this;
    }

    /// <summary>A page that also stands at a second address, with the same permission: a campaign's page that the workspace has as well.</summary>
    public HubBuilder AlsoAt(string page, string route)
    {
        pages.AlsoAt(page, route);
        return this;
    }

    /// <summary>Minimal-API endpoints; each group says its permission with <c>.Needs(read, write)</c>.</summary>
    public HubBuilder Endpoints(Action<IEndpointRouteBuilder> map)
    {
        _endpoints.Add(map);
        return this;
    }

    /// <summary>A record's mapping, so that it is kept in the database.</summary>
    public HubBuilder Record<TRecord>(IEntityTypeConfiguration<TRecord> mapping)
        where TRecord : class
    {
        model.Add(builder => builder.ApplyConfiguration(mapping));
        return this;
    }

    public HubBuilder Service<TService>()
        where TService : class
    {
        services.AddScoped<TService>();
        return this;
    }

    /// <summary>One for the whole process: what it keeps in memory between requests.</summary>
    public HubBuilder Keeps<TService>()
        where TService : class
    {
        services.AddSingleton<TService>();
        return this;
    }

    /// <summary>A contract of the Platform that this feature fulfils for those before it.</summary>
    public HubBuilder Provides<TContract, TService>()
        where TContract : class
        where TService : class, TContract
    {
        services.AddScoped<TContract, TService>();
        return this;
    }

    public HubBuilder Worker<TWorker>()
        where TWorker : class, IHostedService
    {
        services.AddHostedService<TWorker>();
        return this;
    }

    public HubBuilder Subscriber<TSubscriber>()
        where TSubscriber : class, IEventSubscriber
    {
        services.AddScoped<IEventSubscriber, TSubscriber>();
        return this;
    }

    public HubBuilder Subject(SubjectKind kind)
    {
        services.AddSingleton(kind);
        return this;
    }

    public HubBuilder Menu(params ReadOnlySpan<MenuEntry> entries)
    {
        foreach (var entry in entries)
        {
            services.AddSingleton(entry);
        }

        return this;
    }

    /// <summary>A page among the workspace's settings.</summary>
    public HubBuilder SettingsPage(SettingsPage page)
    {
        services.AddSingleton(page);
        return this;
    }

    /// <summary>An action that other features' pages offer on a kind of subject ("plan a task about this").</summary>
    public HubBuilder Action(PageAction action)
    {
        services.AddSingleton(action);
        return this;
    }

    /// <summary>Lines of the home page: due, late, waiting, moved.</summary>
    public HubBuilder HomeSource<TSource>()
        where TSource : class, IHomeSource
    {
        services.AddScoped<IHomeSource, TSource>();
        return this;
    }

    public HubBuilder RecipeStep<TStep>()
        where TStep : class, IRecipeStep
    {
        services.AddScoped<IRecipeStep, TStep>();
        return this;
    }

    /// <summary>
    /// An activity that workflows may use. Its class describes itself; it is made with the services its constructor asks for, and what it
    /// adds to the database is kept in one transaction with its line of the journal.
    /// </summary>
    public HubBuilder Activity<TActivity>()
        where TActivity : Activity, IDescribedActivity
    {
        services.AddActivity<TActivity>();
        return this;
    }

    /// <summary>An event that workflows start on and wait for; its JSON is their input.</summary>
    /// <param name="name">Its name in workflows, beginning with <c>CampaignHub</c>.</param>
    /// <param name="text">English: "A meeting was held".</param>
    /// <param name="subjectKind">The kind of record that <see cref="HubEvent.SubjectId"/> names.</param>
    /// <param name="alsoAbout">Another record that it concerns, so that a workflow about that one hears of it too: the meeting of a commitment.</param>
    public HubBuilder WorkflowEvent<TEvent>(string name, string text, string subjectKind, Func<TEvent, Guid?>? alsoAbout = null)
        where TEvent : HubEvent
    {
        services.AddWorkflowEvent(name, text, subjectKind, alsoAbout);
        return this;
    }

    /// <summary>When two rows of the feature become one, as what they belong to is merged.</summary>
    public HubBuilder Merging<TRow>(MergeRule<TRow> rule)
        where TRow : class
    {
        services.AddSingleton<MergeRule>(rule);
        return this;
    }

    /// <summary>A column of the feature that names a record without a foreign key: what becomes of it when that record is merged into another.</summary>
    public HubBuilder Merging(Pointer pointer)
    {
        services.AddSingleton(pointer);
        return this;
    }

    /// <summary>Files in the store that the feature's records stand for.</summary>
    public HubBuilder FileOwner<TOwner>()
        where TOwner : class, IFileOwner
    {
        services.AddScoped<IFileOwner, TOwner>();
        return this;
    }

    /// <summary>Records of the feature that show or link files of the media library.</summary>
    public HubBuilder FileUses<TUses>()
        where TUses : class, IFileUses
    {
        services.AddScoped<IFileUses, TUses>();
        return this;
    }

    /// <summary>A page of the public site, drawn by the theme.</summary>
    public HubBuilder PublicPage(PublicPage page)
    {
        services.AddSingleton(page);
        return this;
    }

    /// <summary>A file of the public site that programs read: open data, a feed.</summary>
    public HubBuilder PublicFile(PublicFile file)
    {
        services.AddSingleton(file);
        return this;
    }

    /// <summary>A list of the public site for feed readers.</summary>
    public HubBuilder Feed(SiteFeed feed)
    {
        services.AddSingleton(feed);
        foreach (var file in feed.Files)
        {
            PublicFile(file);
        }

        return this;
    }

    /// <summary>A verb of the command line; the action finds its services through <see cref="CommandHost"/>.</summary>
    public HubBuilder Command(Func<CommandHost, Command> command)
    {
        services.AddSingleton(command);
        return this;
    }

    /// <summary>A recurring job (Hangfire): shallow, it calls a service. Times are UTC unless the options say a zone.</summary>
    public HubBuilder Recurring(Action<IRecurringJobManager> schedule)
    {
        _recurring.Add(schedule);
        return this;
    }

    public void Map(IEndpointRouteBuilder routes) => _endpoints.ForEach(map => map(routes));

    public void Schedule(IRecurringJobManager jobs) => _recurring.ForEach(schedule => schedule(jobs));
}
