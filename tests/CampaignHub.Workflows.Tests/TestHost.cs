using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests;

/// <summary>A host with a clock that is moved by hand, week-ends for holidays, and a list in place of the world.</summary>
public sealed class TestHost : TimeProvider, IWorkflowHost, IWorkflowCalendar
{
    private int _ids;

    public DateTimeOffset Now { get; set; } = new(2023, 2, 7, 9, 0, 0, TimeSpan.Zero);

    public IList<string> Done { get; } = [];

    public IWorkflowCalendar Calendar => this;

    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public override DateTimeOffset GetUtcNow() => Now;

    public string NewId() => $"id{++_ids}";

    public void Log(WorkflowLogLevel level, string text) => Done.Add($"{level}: {text}");

    public Activity Create(Type activityClass)
    {
        var activity = (Activity)Activator.CreateInstance(activityClass)!;
        if (activity is RecordingActivity recording)
        {
            recording.Record = Done;
        }

        return activity;
    }

    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        for (var left = Math.Abs(days); left > 0; )
        {
            day = day.AddDays(Math.Sign(days));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }
}

/// <summary>What a feature would do through its services goes into a list.</summary>
public abstract class RecordingActivity : Activity
{
    internal IList<string> Record { private protected get; set; } = [];
}

public sealed class MeetingHeld : EventActivity, IDescribedActivity
{
    public static ActivityDescriptor Descriptor { get; } = new("CampaignHubMeetingHeld", ActivityKind.Event, "Meeting held", "Events");
}

public sealed class AnswerReceived : EventActivity, IDescribedActivity
{
    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubAnswerReceived", ActivityKind.Event, "Answer received", "Events");
}

public sealed class SendMail : RecordingActivity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_to = ActivityProperty.Expression<string>("To", "To", ExpressionSyntax.Liquid) with
    {
        Required = true,
    };

    private static readonly ActivityProperty<string> s_text = ActivityProperty.Expression<string>("Text", "Text", ExpressionSyntax.Liquid);

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubSendMail", ActivityKind.Task, "Send a mail", "Mail") { Properties = [s_to, s_text], ReachesOutside = true };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        Record.Add($"mail to {await context.NeedAsync(s_to)}: {await context.GetAsync(s_text)} [{context.ExecutionKey}]");
        return Done;
    }
}

public sealed class CreateTask : RecordingActivity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_title = ActivityProperty.Expression<string>(
        "Title",
        "Title",
        ExpressionSyntax.Liquid
    ) with
    {
        Required = true,
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubCreateTask", ActivityKind.Task, "Create a task", "Plan") { Properties = [s_title] };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        Record.Add($"task: {await context.NeedAsync(s_title)}");
        return Done;
    }
}

/// <summary>Says its title, so that a test sees the order.</summary>
public sealed class Mark : RecordingActivity, IDescribedActivity
{
    public static ActivityDescriptor Descriptor { get; } = new("Mark", ActivityKind.Task, "Mark", "Test");

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        Record.Add(context.Activity.ActivityId);
        return new(Done);
    }
}

public sealed class Breaks : RecordingActivity, IDescribedActivity
{
    public static ActivityDescriptor Descriptor { get; } = new("Breaks", ActivityKind.Task, "Breaks", "Test");

    public override ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        context.Instance.State.Properties["half"] = true;
        throw new InvalidOperationException("The mail server does not answer.");
    }
}
