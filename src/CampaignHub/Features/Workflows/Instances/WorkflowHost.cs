using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>The world that a workflow runs in: the campaign's calendar, and activities that write into the transaction of this scope.</summary>
internal sealed partial class WorkflowHost(
    IServiceProvider services,
    HubDb db,
    RunningWorkflow running,
    HubSettings settings,
    ILogger<WorkflowHost> logger
) : IWorkflowHost, IWorkflowCalendar, IKnowsCampaign
{
    private const string Savepoint = "activity";

    private bool _isMarked;
    private CampaignHub.Planning.WorkCalendar _calendar = Planning.Calendars.CampaignCalendar.France.Work;
    private Guid _instance;

    public IWorkflowCalendar Calendar => this;

    public TimeZoneInfo Zone => db.Here.Campaign.TimeZone;

    public JsonObject Campaign { get; private set; } = [];

    public JsonObject Subject { get; private set; } = [];

    public RunningWorkflow Running => running;

    public async Task EnterAsync(WorkflowInstanceRow row, string subjectTitle, CancellationToken cancellationToken)
    {
        _instance = row.Id;
        _calendar = (await PlanRecords.CalendarAsync(db, cancellationToken)).Work;
        var link = LinkOf(row) ?? Links.Workflows.Instance(db.Here.Campaign.Slug, row.Id);
        running.Enter(row.About, subjectTitle, link);
        Campaign = new JsonObject { ["name"] = db.Here.Campaign.Name, ["today"] = Days.Iso(db.Here.Today) };
        Subject = new JsonObject { ["title"] = subjectTitle, ["url"] = await settings.AddressAsync(link, cancellationToken) };
    }

    public DateOnly AddWorkingDays(DateOnly day, int days) => _calendar.AddWorkingDays(day, days);

    /// <summary>The engine's own activities touch nothing; what a feature's writes can be undone.</summary>
    public Activity Create(Type activityClass)
    {
        _isMarked = false;
        var activity = (Activity)ActivatorUtilities.CreateInstance(services, activityClass);
        return activityClass.Assembly == typeof(Activity).Assembly ? activity : new Saving(activity, this);
    }

    public string NewId() => $"{OrderedId.Next()}";

    public void Log(WorkflowLogLevel level, string text)
    {
        running.Did("Written to the log: {0}", [text]);
        // What it says may name people: its words stand in the journal of the instance only.
        LogText((LogLevel)level, _instance);
    }

    /// <summary>Takes back what the activity did that faulted just now.</summary>
    public async Task UndoAsync(WorkflowStep faulted, CancellationToken cancellationToken)
    {
        if (_isMarked)
        {
            await Transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
            db.ChangeTracker.Clear();
        }

        // What people wrote into the workflow and got wrong is theirs to read; anything else is ours.
        if (faulted.Failure is not (null or ExpressionException or RefusedException))
        {
            LogFault(faulted.Execution.WorkflowId, faulted.Execution.ActivityName, faulted.Failure);
        }
    }

    private HubDb Database => db;

    private IDbContextTransaction Transaction =>
        db.Database.CurrentTransaction ?? throw new InvalidOperationException("Activities are executed inside a transaction.");

    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        await Transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        _isMarked = true;
    }

    private string? LinkOf(WorkflowInstanceRow row) =>
        row.About is { } about && services.GetRequiredService<SubjectKinds>().Find(about.Kind) is { } kind
            ? kind.Link(db.Here.Campaign.Slug, about.Id)
            : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "In the workflow instance {Id}, {Activity} faulted")]
    private partial void LogFault(string id, string activity, Exception exception);

    [LoggerMessage(Message = "The workflow instance {Id} wrote to its log")]
    private partial void LogText(LogLevel level, Guid id);

    /// <summary>Saves what the activity did while it is still its doing: what the database refuses is its fault, and no other's.</summary>
    private sealed class Saving(Activity activity, WorkflowHost host) : Activity
    {
        public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
            SaveAsync(() => activity.ExecuteAsync(context, cancellationToken), cancellationToken);

        public override ValueTask<ActivityResult> ResumeAsync(ActivityContext context, CancellationToken cancellationToken) =>
            SaveAsync(() => activity.ResumeAsync(context, cancellationToken), cancellationToken);

        public override ValueTask<bool> AcceptsAsync(ActivityContext context, CancellationToken cancellationToken) =>
            activity.AcceptsAsync(context, cancellationToken);

        private async ValueTask<ActivityResult> SaveAsync(Func<ValueTask<ActivityResult>> execute, CancellationToken cancellationToken)
        {
            await host.MarkAsync(cancellationToken);
            var result = await execute();
            try
            {
                await host.Database.SaveChangesAsync(cancellationToken);
                return result;
            }
            catch (DbUpdateException exception)
            {
                throw new RefusedException("The database refuses this: {0}", exception.GetBaseException().Message);
            }
        }
    }
}
