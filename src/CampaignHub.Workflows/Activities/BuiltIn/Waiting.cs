using System.Globalization;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Activities.BuiltIn;

/// <summary>Instants of the campaign's days.</summary>
public static class Moments
{
    public static readonly ActivityProperty<string> TimeOfDay = ActivityProperty.Plain<string>("TimeOfDay", "Time of day") with
    {
        Missing = "09:00",
        Help = "In the campaign's time zone.",
    };

    public static async ValueTask<TimeOnly> TimeOfDayAsync(ActivityContext context) =>
        TimeOnly.TryParse(await context.GetAsync(TimeOfDay), CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new ExpressionException("TimeOfDay: write a time as 09:00.");

    /// <summary>The moment that a day or a moment written in a property means.</summary>
    /// <exception cref="ExpressionException">It is neither.</exception>
    public static async ValueTask<DateTimeOffset> ReadAsync(ActivityContext context, string property, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return At(context.Host.Calendar, day, await TimeOfDayAsync(context));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new ExpressionException($"{property}: \"{text}\" is no date.");
    }

    /// <summary>A time that the clocks skip is the next one that exists.</summary>
    public static DateTimeOffset At(IWorkflowCalendar calendar, DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (calendar.Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, calendar.Zone.GetUtcOffset(local));
    }

    public static DateOnly Day(IWorkflowCalendar calendar, DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, calendar.Zone).DateTime);
}

public sealed class WaitUntil : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_date = ActivityProperty.Expression<string>("Date", "Until") with
    {
        Required = true,
        Help = "A day (2023-04-16) or a moment (2023-04-16T08:00:00Z).",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubWaitUntil", ActivityKind.Task, "Wait until a date", "Waiting and dates")
        {
            Help = "Goes on at that moment; at once when it is past.",
            Properties = [s_date, Moments.TimeOfDay],
            Waits = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var until = await Moments.ReadAsync(context, s_date.Name, await context.NeedAsync(s_date));
        return until <= context.Now ? Done : Halt(new Wait { Until = until });
    }
}

public sealed class WaitWorkingDays : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<int> s_days = ActivityProperty.Plain<int>("Days", "Working days") with { Required = true };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubWaitWorkingDays", ActivityKind.Task, "Wait for working days", "Waiting and dates")
        {
            Help = "Goes on after so many working days of the campaign's calendar.",
            Properties = [s_days, Moments.TimeOfDay],
            Waits = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var until = await UntilAsync(context, await context.GetAsync(s_days));
        return until <= context.Now ? Done : Halt(new Wait { Until = until });
    }

    internal static async ValueTask<DateTimeOffset> UntilAsync(ActivityContext context, int days)
    {
        if (days is < 0 or > 1_000)
        {
            throw new ExpressionException("The number of working days must be from 0 to 1000.");
        }

        var calendar = context.Host.Calendar;
        var day = calendar.AddWorkingDays(Moments.Day(calendar, context.Now), days);
        return Moments.At(calendar, day, await Moments.TimeOfDayAsync(context));
    }
}

public sealed class WaitForEvent : Activity, IDescribedActivity
{
    private static readonly ActivityProperty<string> s_event = ActivityProperty.Plain<string>("Event", "Event") with
    {
        Type = PropertyType.Event,
        Required = true,
    };

    private static readonly ActivityProperty<int?> s_days = ActivityProperty.Plain<int?>("Days", "At most so many working days") with
    {
        Help = "Waits for ever when this and the date are empty.",
    };

    private static readonly ActivityProperty<string> s_until = ActivityProperty.Expression<string>("Until", "At most until") with
    {
        Help = "A day (2023-04-16) or a moment (2023-04-16T08:00:00Z), such as the day by which what happened asks for an answer.",
    };

    private static readonly ActivityProperty<string> s_about = ActivityProperty.Expression<string>("About", "About") with
    {
        Help = "What the event must be about; what the workflow is about when empty.",
    };

    public static ActivityDescriptor Descriptor { get; } =
        new("CampaignHubWaitForEvent", ActivityKind.Task, "Wait for an event", "Waiting and dates")
        {
            Help = "Goes on when the event happens, or another way when it has not in time.",
            Properties = [s_event, s_days, s_until, s_about, Moments.TimeOfDay],
            Outcomes = ["Happened", "TimedOut"],
            Waits = true,
        };

    public override async ValueTask<ActivityResult> ExecuteAsync(ActivityContext context, CancellationToken cancellationToken) =>
        Halt(
            new Wait
            {
                Event = await context.NeedAsync(s_event),
                CorrelationId = await context.GetAsync(s_about),
                Until = await UntilAsync(context),
            }
        );

    public override ValueTask<ActivityResult> ResumeAsync(ActivityContext context, CancellationToken cancellationToken) =>
        new(Outcome(context.Resumption is { ByClock: true } ? "TimedOut" : "Happened"));

    // With both, what comes first.
    private static async ValueTask<DateTimeOffset?> UntilAsync(ActivityContext context)
    {
        DateTimeOffset? counted = await context.GetAsync(s_days) is { } days ? await WaitWorkingDays.UntilAsync(context, days) : null;
        DateTimeOffset? named = await context.GetAsync(s_until) is { Length: > 0 } text
            ? await Moments.ReadAsync(context, s_until.Name, text)
            : null;
        return counted < named ? counted : named ?? counted;
    }
}
