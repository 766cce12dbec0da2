using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Work;

/// <summary>A task that a feature asks the plan for.</summary>
/// <param name="Note">Markdown.</param>
/// <param name="OwnerId">Who of us; null is nobody yet.</param>
/// <param name="DueOn">The last day to do it, in the campaign's zone.</param>
internal sealed record TaskToPlan(string Title, string Note, Guid? OwnerId, DateOnly DueOn);

/// <summary>The plan, for features that stand before it.</summary>
internal interface IPlanTasks
{
    /// <summary>May the person who asks plan tasks here?</summary>
    bool MayPlan { get; }

    /// <summary>So many days, the first a working week from today and each a working week after the one before, as the campaign's calendar counts them.</summary>
    Task<IReadOnlyList<DateOnly>> WeeksAheadAsync(int count, CancellationToken cancellationToken);

    /// <summary>Puts tasks of one working day each into the plan, each waiting for the one before it.</summary>
    /// <returns>Their addresses, in order.</returns>
    Task<IReadOnlyList<string>> ChainAsync(IReadOnlyList<TaskToPlan> tasks, SubjectRef about, CancellationToken cancellationToken);
}
