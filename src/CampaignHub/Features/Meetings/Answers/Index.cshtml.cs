using CampaignHub.Features.Demands;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Meetings.Answers;

internal sealed class IndexModel(AnswerMatrix matrix) : PageModel
{
    [FromQuery(Name = "demand")]
    public Guid? Demand { get; set; }

    [FromQuery(Name = "who")]
    public string? Who { get; set; }

    [FromQuery(Name = "state")]
    public AnswerState? State { get; set; }

    [FromQuery(Name = "answer")]
    public AnswerType? Answer { get; set; }

    public AnswerFilter Filter => new(Demand, Who, State, Answer);

    /// <summary>Everybody who was met and everything that was put, for the filter.</summary>
    public IReadOnlyList<AnswerMatrix.DecisionMaker> Everybody { get; private set; } = [];
    public IReadOnlyList<Demand> Everything { get; private set; } = [];

    /// <summary>The columns of what the filter leaves.</summary>
    public IReadOnlyList<AnswerMatrix.DecisionMaker> Columns { get; private set; } = [];

    /// <summary>The rows of what the filter leaves, with a cell for each column or null where it was not put.</summary>
    public IReadOnlyList<(Demand Demand, IReadOnlyList<AnswerMatrix.Cell?> Cells)> Rows { get; private set; } = [];
    public int Open { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        var all = await matrix.ReadAsync(cancellationToken);
        var cells = all.Where(Filter.Takes).ToList();
        (Everybody, Everything) = (PeopleOf(all), [.. all.Select(cell => cell.Demand).DistinctBy(demand => demand.Id)]);
        Columns = PeopleOf(cells);
        Rows =
        [
            .. cells
                .GroupBy(cell => cell.Demand)
                .Select(row =>
                    (row.Key, (IReadOnlyList<AnswerMatrix.Cell?>)[.. Columns.Select(who => row.FirstOrDefault(cell => cell.Who == who))])
                ),
        ];
        Open = cells.Count(cell => cell.IsOpen);
    }

    /// <summary>The query of the file that holds what the page shows.</summary>
    public QueryString Query =>
        QueryString.Create(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["demand"] = Demand?.ToString(),
                ["who"] = Who,
                ["state"] = State?.ToString(),
                ["answer"] = Answer?.ToString(),
            }.Where(pair => !string.IsNullOrEmpty(pair.Value))
        );

    private static IReadOnlyList<AnswerMatrix.DecisionMaker> PeopleOf(IEnumerable<AnswerMatrix.Cell> cells) =>
        [.. cells.Select(cell => cell.Who).Distinct().OrderBy(who => who.Name, StringComparer.CurrentCulture)];
}
