using System.Globalization;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>What a column of a table of tasks means. Computed dates mean nothing: they follow from the rest.</summary>
internal enum PlanColumn
{
    LeftOut,
    Identifier,
    Task,
    Phase,
    WorkingDays,
    Anchor,
    DaysBefore,
    DaysAfter,
    OwnDay,
    WaitsFor,
    Who,
    Done,
    Note,
    CountedIn,
    Rule,
    DayOfRule,
    SoftDeadline,
    Buffer,
    Effort,
    Channel,
    Checklist,
    State,
    HeldFrom,
    HeldTo,
    Window,
    Reviewers,
}

/// <summary>Reads a table of tasks: proposes what its columns mean, and reads its lines by that.</summary>
internal static class PlanColumns
{
    private static readonly Dictionary<string, PlanColumn> Names = new(StringComparer.Ordinal);
    private static readonly string[] Yes = ["yes", "oui", "x", "1", "true", "vrai", "done", "fait"];
    private static readonly string[] No = ["no", "non", "0", "false", "faux", "to do", "a faire"];

    static PlanColumns()
    {
        Say(PlanColumn.Identifier, "identifier", "identifiant", "id", "key", "cle", "uid", "guid");
        Say(PlanColumn.Task, "task", "tache", "title", "titre", "name", "nom", "intitule", "action");
        Say(PlanColumn.Phase, "phase", "etape", "stage", "section", "lot");
        Say(PlanColumn.WorkingDays, "working days", "jours ouvres", "duration", "duree", "days", "jours");
        Say(PlanColumn.Anchor, "anchor", "date pivot", "pivot");
        Say(PlanColumn.DaysBefore, "days before", "jours avant");
        Say(PlanColumn.DaysAfter, "days after", "jours apres");
        Say(PlanColumn.OwnDay, "own day", "jour propre", "due", "due date", "deadline", "echeance", "date limite");
        Say(PlanColumn.WaitsFor, "waits for", "attend", "predecessors", "predecesseurs", "after");
        Say(PlanColumn.Who, "who", "qui", "owner", "responsable", "assigned to");
        Say(PlanColumn.Done, "done", "fait", "termine", "completed");
        Say(PlanColumn.CountedIn, "counted in", "compte en");
        Say(PlanColumn.Rule, "rule of its dates", "regle de ses dates", "constraint", "contrainte");
        Say(PlanColumn.DayOfRule, "day of this rule", "jour de cette regle", "constraint date", "date de contrainte");
        Say(PlanColumn.SoftDeadline, "soft deadline", "echeance souple");
        Say(PlanColumn.Buffer, "buffer (working days)", "reserve (jours ouvres)", "buffer", "reserve");
        Say(PlanColumn.Effort, "effort (hours)", "charge (heures)", "effort", "charge", "work", "travail");
        Say(PlanColumn.Channel, "channel", "canal");
        Say(PlanColumn.Checklist, "checklist", "liste de controle");
        Say(PlanColumn.State, "state", "etat", "status", "statut");
        Say(PlanColumn.HeldFrom, "held from", "tenue à partir du", "actual start", "debut reel");
        Say(PlanColumn.HeldTo, "held to", "tenue jusqu’au", "actual finish", "fin reelle");
        Say(PlanColumn.Window, "window", "fenetre");
        Say(PlanColumn.Reviewers, "reviewers", "relecteurs", "reviewed by", "relu par");
        Say(PlanColumn.Note, "note", "notes", "comment", "commentaire", "description", "remarques");
    }

    public static IReadOnlyList<PlanColumn> Propose(IReadOnlyList<string> header)
    {
        var taken = new HashSet<PlanColumn>();
        return
        [
            .. header.Select(name => Names.TryGetValue(Plain(name), out var column) && taken.Add(column) ? column : PlanColumn.LeftOut),
        ];
    }

    /// <exception cref="RefusedException">Two columns mean the same, or none is the task's title.</exception>
    public static ImportedPlan Read(Table table, IReadOnlyList<PlanColumn> columns)
    {
        if (
            columns.FirstOrDefault(column => column != PlanColumn.LeftOut && columns.Count(each => each == column) > 1)
            is not PlanColumn.LeftOut
                and var twice
        )
        {
            throw new RefusedException("Two columns cannot both be: {0}.", twice);
        }

        if (!columns.Contains(PlanColumn.Task))
        {
            throw new RefusedException("Say which column holds the titles of the tasks.");
        }

        var problems = new List<PlanImportProblem>();
        var tasks = new List<ImportedPlan.Task>();
        foreach (var row in table.Rows)
        {
            if (tasks.Count == ImportedPlan.MostTasks)
            {
                throw new RefusedException("A plan has at most {0} tasks: split the file.", ImportedPlan.MostTasks);
            }

            if (ReadRow(new PlanCells(row, columns, problems)) is { } task)
            {
                tasks.Add(task);
            }
        }

        return new ImportedPlan(tasks, [], problems);
    }

    private static ImportedPlan.Task? ReadRow(PlanCells cells)
    {
        if (cells[PlanColumn.Task] is not { } title)
        {
            cells.Refuse("Line {0}: the task has no title.");
            return null;
        }

        var anchor = cells[PlanColumn.Anchor];
        var day = cells[PlanColumn.OwnDay];
        // The export writes a task's own day where others have their anchor.
        if (anchor is not null && ReadDay(anchor) is not null)
        {
            (anchor, day) = (null, anchor);
        }

        var isDone = Answer(cells);
        var waits = PlanTieText.Read(cells[PlanColumn.WaitsFor])?.ToList();
        return new ImportedPlan.Task(cells.Line, cells[PlanColumn.Identifier] ?? "", title)
        {
            Phase = cells[PlanColumn.Phase],
            Note = cells[PlanColumn.Note],
            DurationDays = cells.Number(PlanColumn.WorkingDays),
            Anchor = anchor,
            OffsetDays = (int?)cells.Number(PlanColumn.DaysAfter) ?? -(int?)cells.Number(PlanColumn.DaysBefore),
            DueOn = day is null ? null : ReadDay(day) ?? cells.Refuse("Line {0}: \"{1}\" is not a day as 2023-01-31.", day),
            Owner = cells[PlanColumn.Who],
            IsOpen = isDone == false,
            Kept = KeptOf(cells, isDone),
            Window = cells[PlanColumn.Window],
            Reviewers = cells[PlanColumn.Reviewers]
                ?.Split(PlanTieText.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Counting = cells.Member<DayCount>(PlanColumn.CountedIn),
            Details = DetailsOf(cells),
            WaitsFor = waits?.Select(wait => wait.Task).ToList(),
            Ties = (waits ?? []).DistinctBy(wait => wait.Task, StringComparer.Ordinal).ToDictionary(wait => wait.Task, wait => wait.Tie),
        };
    }

    // What is wrong with a cell is told once, before any task is written.
    private static Func<PlanDetails, PlanDetails> DetailsOf(PlanCells cells)
    {
        var (rule, on, deadline) = (
            cells.Member<DateRule>(PlanColumn.Rule),
            cells.Day(PlanColumn.DayOfRule),
            cells.Day(PlanColumn.SoftDeadline)
        );
        var (buffer, effort) = (cells.Number(PlanColumn.Buffer), cells.Number(PlanColumn.Effort));
        var (channel, checklist) = (cells.Member<PlanChannel>(PlanColumn.Channel), cells[PlanColumn.Checklist]);
        return details =>
            details with
            {
                Rule = rule ?? details.Rule,
                RuleOn = on ?? details.RuleOn,
                Deadline = deadline ?? details.Deadline,
                BufferDays = buffer ?? details.BufferDays,
                EffortHours = effort ?? details.EffortHours,
                Channel = channel ?? details.Channel,
                Checklist = checklist ?? details.Checklist,
            };
    }

    // Days without a state are of a task that was done, or only begun.
    private static ImportedPlan.Held? KeptOf(PlanCells cells, bool? isDone)
    {
        var (from, to) = (cells.Day(PlanColumn.HeldFrom), cells.Day(PlanColumn.HeldTo));
        var state =
            cells.Member<PlanState>(PlanColumn.State)
            ?? isDone switch
            {
                true => PlanState.Done,
                null when to is not null => PlanState.Done,
                null when from is not null => PlanState.Started,
                _ => null,
            };
        return state is { } known ? new ImportedPlan.Held(known, from, to) : null;
    }

    private static bool? Answer(PlanCells cells)
    {
        if (cells[PlanColumn.Done] is not { } done)
        {
            return null;
        }

        var word = Normal.Of(done);
        if (!Yes.Contains(word) && !No.Contains(word))
        {
            cells.Refuse("Line {0}: \"{1}\" is neither yes nor no.", done);
            return null;
        }

        return Yes.Contains(word);
    }

    public static DateOnly? ReadDay(string cell) =>
        DateOnly.TryParseExact(
            cell,
            ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd.MM.yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    private static string Plain(string header) => Normal.Of(header.Replace('_', ' ').Replace('-', ' ')).Trim();

    private static void Say(PlanColumn column, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Names.Add(Plain(name), column);
        }
    }
}
