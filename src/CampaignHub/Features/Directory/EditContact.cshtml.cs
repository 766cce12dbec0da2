using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Directory;

internal sealed class EditContactModel(HubDb db, Here here) : LinePage<ContactDetail>(db, here)
{
    [BindProperty]
    public ContactKind Kind { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public DateOnly? CollectedOn { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public DateOnly? ValidUntil { get; set; }

    [BindProperty]
    public bool IsValid { get; set; }

    protected override void Read(ContactDetail line)
    {
        (Kind, Value, Source, CollectedOn) = (line.Kind, line.Value, line.Source, line.CollectedOn);
        (IsValid, ValidFrom, ValidUntil) = (line.IsValid, line.ValidFrom, line.ValidUntil);
    }

    protected override void Write(ContactDetail line)
    {
        line.Describe(Kind, Value, Source, CollectedOn ?? line.CollectedOn);
        line.Hold(ValidFrom, ValidUntil);
        line.IsValid = IsValid;
    }

    protected override async Task<string> SayAsync(ContactDetail line, CancellationToken cancellationToken) =>
        $"{await NameAsync(line.ActorId, cancellationToken)}, {line.Value}".Trim();
}
