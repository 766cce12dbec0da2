namespace CampaignHub.Features.Planning.Importing;

/// <summary>What a file says of a plan, whatever its format. What is null it does not say, and it stays as it is.</summary>
internal sealed record ImportedPlan(
    IReadOnlyList<ImportedPlan.Task> Tasks,
    IReadOnlyList<ImportedPlan.Fixed> Anchors,
    IReadOnlyList<PlanImportProblem> Problems
)
{
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
        public DateOnly? DueOn { get; init; }

        /// <summary>By name or mail address.</summary>
        public string? Owner { get; init; }
        public bool? IsDone { get; init; }

        /// <summary>By key, by <see cref="Ref"/>, or by title.</summary>
        public IReadOnlyList<string>? WaitsFor { get; init; }
    }

    /// <summary>A day that decides.</summary>
    /// <param name="Ref">How the file's own tasks call it.</param>
    internal sealed record Fixed(int Line, string Key, string Name, DateOnly Day, string Ref);
}

/// <summary>A line of a file that is left out, or something that it says in vain; an English sentence with what stands in its places, the line first.</summary>
internal sealed record PlanImportProblem(string Template, params object[] Values);

/// <summary>What an import would do, or did.</summary>
/// <param name="Anchors">Made or moved.</param>
internal sealed record PlanImportReport(int Created, int Updated, int Unchanged, int Anchors, IReadOnlyList<PlanImportProblem> Problems);
