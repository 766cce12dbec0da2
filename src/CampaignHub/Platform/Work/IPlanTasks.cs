using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Work;

/// <summary>A task that a feature asks the plan for.</summary>
/// <param name="Note">Markdown.</param>
/// <param name="OwnerId">Who of us; null is nobody yet.</param>
internal sealed record TaskToPlan(string Title, string Note, Guid? OwnerId);

/// <summary>The plan, for features that stand before it.</summary>
internal interface IPlanTasks
{
    /// <summary>May the person who asks plan tasks here?</summary>
    bool MayPlan { get; }

    /// <summary>Puts tasks of one working day each into the plan, each waiting for the one before it.</summary>
    /// <returns>Their addresses, in order.</returns>
    Task<IReadOnlyList<string>> ChainAsync(IReadOnlyList<TaskToPlan> tasks, SubjectRef about, CancellationToken cancellationToken);
}
