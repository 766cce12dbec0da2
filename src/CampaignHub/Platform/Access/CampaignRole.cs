namespace CampaignHub.Platform.Access;

/// <summary>What a person is in one campaign. The workspace administrator stands beside these, on the account.</summary>
internal enum CampaignRole
{
    Coordinator,
    PressOfficer,
    Contributor,

    /// <summary>A member by territory: adds entries and changes their own only.</summary>
    Correspondent,
    TestimonyKeeper,

    /// <summary>The supporting organisation: reads plans and the map until the membership expires, never identities.</summary>
    Adviser,
    Reader,
}
