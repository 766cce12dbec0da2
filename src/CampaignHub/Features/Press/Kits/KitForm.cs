using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;

namespace CampaignHub.Features.Press.Kits;

/// <summary>What a person types of a press kit.</summary>
internal sealed class KitForm
{
    [Required, MaxLength(PressKit.TitleMaxLength)]
    public string Title { get; set; } = "";

    [MaxLength(PressKit.SummaryMaxLength)]
    public string? Summary { get; set; }

    public void WriteTo(PressKit kit)
    {
        if (string.IsNullOrWhiteSpace(Title) || Title.Trim().Length > PressKit.TitleMaxLength)
        {
            throw new RefusedException("A press kit needs a title of at most {0} characters.", PressKit.TitleMaxLength);
        }

        if (Summary is { Length: > PressKit.SummaryMaxLength })
        {
            throw new RefusedException("The summary is longer than {0} characters.", PressKit.SummaryMaxLength);
        }

        (kit.Title, kit.Summary) = (Title.Trim(), Summary?.Trim() ?? "");
    }
}
