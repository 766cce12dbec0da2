using System.ComponentModel.DataAnnotations;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;

namespace CampaignHub.Features.Press.Outlets;

/// <summary>What a person types of an outlet; recipe and API write it the same way.</summary>
internal sealed class OutletForm
{
    [Required, MaxLength(Outlet.NameMaxLength)]
    public string Name { get; set; } = "";
    public OutletKind Type { get; set; }
    public OutletScope Scope { get; set; }
    public OutletPeriodicity? Periodicity { get; set; }

    [MaxLength(Actor.TerritoryMaxLength)]
    public string? Territory { get; set; }

    [MaxLength(Outlet.NameMaxLength)]
    public string? OwnerGroup { get; set; }

    public static OutletForm Of(Outlet outlet) =>
        new()
        {
            Name = outlet.Name,
            Type = outlet.Type,
            Scope = outlet.Scope,
            Periodicity = outlet.Periodicity,
            Territory = outlet.Territory,
            OwnerGroup = outlet.OwnerGroup,
        };

    public Outlet Make()
    {
        var outlet = new Outlet
        {
            Name = Outlet.Check(Name),
            Type = Type,
            Scope = Scope,
        };
        WriteTo(outlet);
        return outlet;
    }

    /// <exception cref="RefusedException">It has no name, or something is too long.</exception>
    public void WriteTo(Outlet outlet)
    {
        if (Territory?.Length > Actor.TerritoryMaxLength || OwnerGroup?.Length > Outlet.NameMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", Actor.TerritoryMaxLength);
        }

        (outlet.Name, outlet.Type, outlet.Scope, outlet.Periodicity) = (Outlet.Check(Name), Type, Scope, Periodicity);
        (outlet.Territory, outlet.OwnerGroup) = (Territory?.Trim() ?? "", OwnerGroup?.Trim() ?? "");
    }
}
