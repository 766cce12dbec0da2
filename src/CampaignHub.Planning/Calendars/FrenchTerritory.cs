namespace CampaignHub.Planning;

/// <summary>Whose public holidays.</summary>
public enum FrenchTerritory
{
    /// <summary>Metropolitan France except Alsace and Moselle.</summary>
    Metropole,

    /// <summary>Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December besides (local law kept from the ordinance of 16 August 1892).</summary>
    AlsaceMoselle,

    /// <summary>27 May besides, for the abolition of slavery (Code du travail, article L3422-2), as the four below.</summary>
    Guadeloupe,

    /// <summary>10 June besides.</summary>
    Guyane,

    /// <summary>22 May besides.</summary>
    Martinique,

    /// <summary>20 December besides.</summary>
    Reunion,

    /// <summary>27 April besides.</summary>
    Mayotte,
}
