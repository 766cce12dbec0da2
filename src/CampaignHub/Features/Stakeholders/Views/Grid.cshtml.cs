using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>Stakeholders on two axes: the drawing, and the same as a table.</summary>
internal sealed class GridModel(PowerGrid grid, CampaignAxes axes) : PageModel, ILoadsPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public GridChoice Choice { get; set; } = new(null, null, null);

    public IReadOnlyList<PowerGrid.Point> Points { get; private set; } = [];
    public IReadOnlyList<Axis> Axes { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Title)> Demands { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Axes =
        [
            .. (await axes.ReadAsync(cancellationToken))
                .Select(line => line.Axis)
                .Append(Choice.Across)
                .Append(Choice.Up)
                .Distinct()
                .Order(),
        ];
        Demands = await axes.DemandsAsync(cancellationToken);
        Points = await grid.ReadAsync(Choice, cancellationToken);
    }
}
