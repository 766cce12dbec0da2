using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>What a file says of a plan, whatever its format. What is null it does not say, and it stays as it is.</summary>
internal sealed record ImportedPlan(
    IReadOnlyList<ImportedPlan.Task> Tasks,
    IReadOnlyList<ImportedPlan.Fixed> Anchors,
    IReadOnlyList<PlanImportProblem> Problems
)
{
    /// <summary>The calendar that its days are counted in, where it has one.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>So many tasks are a plan; more is another kind of file.</summary>
    public const int MostTasks = 5_000;

    /// <param name="Line">In the file, for what is told of it.</param>
    /// <param name="Key">Stays the same in every such file; empty where there is none.</param>
    /// <param name="Ref">How the file's own links call it, where that is neither its key nor its title.</param>
    internal sealed record Task(int Line, string Key, string Title, string Ref = "")
    {
        public string? Phase { get; init; }
        public string? Note { get; init; }
        public double? DurationDays { get; init; }

        /// <summary>By its name or its key.</summary>
        public string? Anchor { get; init; }
        public int? OffsetDays { get; init; }

        /// <summary>How the days to the anchor are counted; only beside one.</summary>
        public DayCount? Counting { get; init; }

        /// <summary>The details as they are, with what it says of them.</summary>
        public Func<PlanDetails, PlanDetails>? Details { get; init; }

        /// <summary>How far it is, with the dates that the plan does not change then.</summary>
        public Held? Kept { get; init; }

        /// <summary>The window of the political calendar that it stands within, by name.</summary>
        public string? Window { get; init; }

        /// <summary>By name or mail address.</summary>
        public IReadOnlyList<string>? Reviewers { get; init; }
        public DateOnly? DueOn { get; init; }

        /// <summary>By name or mail address.</summary>
        public string? Owner { get; init; }

        /// <summary>It says that it is not done, and nothing else of how far it is.</summary>
        public bool IsOpen { get; init; }

        /// <summary>By key, by <see cref="Ref"/>, or by title.</summary>
        public IReadOnlyList<string>? WaitsFor { get; init; }

        /// <summary>Kind and lag of what it waits for, by the same words; what stands not among them is as it is.</summary>
        public IReadOnlyDictionary<string, PlanTie> Ties { get; init; } = new Dictionary<string, PlanTie>();
    }

    /// <param name="From">Null where the file gives no days: those that it has, or else today.</param>
    /// <param name="To">Included; null of a task under way.</param>
    internal sealed record Held(PlanState State, DateOnly? From, DateOnly? To);

    /// <summary>A day that decides.</summary>
    /// <param name="Ref">How the file's own tasks call it.</param>
    internal sealed record Fixed(int Line, string Key, string Name, DateOnly Day, string Ref);
}

/// <summary>A line of a file that is left out, or something that it says in vain; an English sentence with what stands in its places, the line first.</summary>
internal sealed record PlanImportProblem(string Template, params object[] Values);

/// <summary>What an import would do, or did.</summary>
/// <param name="Anchors">Made or moved.</param>
internal sealed record PlanImportReport(int Created, int Updated, int Unchanged, int Anchors, IReadOnlyList<PlanImportProblem> Problems);
