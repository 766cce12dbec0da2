namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>A drawing on a page, with the files that it is taken away in.</summary>
/// <param name="Svg">Its path; PNG is made of it in the browser.</param>
/// <param name="Csv">The path of the table of the same facts.</param>
/// <param name="Text">What it shows, for who does not see it.</param>
internal sealed record DrawingLinks(string Svg, string Csv, string Text);
