namespace CampaignHub.Planning;

/// <summary>Whose public holidays.</summary>
public enum FrenchTerritory
{
    /// <summary>Metropolitan France except Alsace and Moselle.</summary>
    Metropole,

    /// <summary>Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December besides (local law kept from the ordinance of 16 August 1892).</summary>
    AlsaceMoselle,

    /// <summary>27 May besides, for the abolition of slavery (Code du travail, article L3422-2), as each of the six below has a day of its own.</summary>
    Guadeloupe,

    /// <summary>10 June besides.</summary>
    Guyane,

    /// <summary>22 May besides.</summary>
    Martinique,

    /// <summary>20 December besides.</summary>
    Reunion,

    /// <summary>27 April besides.</summary>
    Mayotte,

    /// <summary>9 October besides since 2012 (décret n° 2012-553 du 23 avril 2012); until 2007, as a part of Guadeloupe, 27 May.</summary>
    SaintBarthelemy,

    /// <summary>28 May besides since 2018, 27 May from 2012; until 2007, as a part of Guadeloupe, 27 May too.</summary>
    SaintMartin,
}
