namespace CampaignHub.Planning;

/// <summary>Which ends a link from i to j with lag L binds (precedence diagram method).</summary>
public enum LinkType
{
    /// <summary>FS: j starts no earlier than L after i finishes.</summary>
    FinishToStart,

    /// <summary>SS: j starts no earlier than L after i starts.</summary>
    StartToStart,

    /// <summary>FF: j finishes no earlier than L after i finishes.</summary>
    FinishToFinish,

    /// <summary>SF: j finishes no earlier than L after i starts.</summary>
    StartToFinish,
}
