namespace CampaignHub.Platform.Site;

/// <summary>A file of the public site that programs read: open data, a feed. It is kept and answered as pages are.</summary>
/// <param name="Pattern">Route under the root: <c>/commitments.json</c>.</param>
/// <param name="ContentType">With its character set.</param>
/// <param name="Load">The content; published things of public campaigns only.</param>
internal sealed record PublicFile(string Pattern, string ContentType, Func<PublicRequest, CancellationToken, Task<byte[]>> Load);
