namespace CampaignHub.Planning;

/// <summary>Whose public holidays.</summary>
public enum FrenchTerritory
{
    /// <summary>Metropolitan France except Alsace and Moselle.</summary>
    Metropole,

    /// <summary>Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December besides (local law kept from the ordinance of 16 August 1892).</summary>
    AlsaceMoselle,
}
