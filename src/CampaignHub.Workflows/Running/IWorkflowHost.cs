using CampaignHub.Workflows.Activities;

namespace CampaignHub.Workflows.Running;

/// <summary>What the engine asks of the world it runs in.</summary>
public interface IWorkflowHost
{
    IWorkflowCalendar Calendar { get; }

    /// <summary>Makes the activity with its services; effects go through those, into the transaction that the host keeps.</summary>
    Activity Create(Type activityClass);

    /// <summary>An identifier nobody has had.</summary>
    string NewId();

    void Log(WorkflowLogLevel level, string text);
}

/// <summary>Days and times of the campaign.</summary>
public interface IWorkflowCalendar
{
    TimeZoneInfo Zone { get; }

    /// <summary>The day that is this many working days after (or, negative, before) the given one.</summary>
    DateOnly AddWorkingDays(DateOnly day, int days);
}

public enum WorkflowLogLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
