using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Keeps the places of a network by what it is made of, so that a page and its drawing compute them once, and again only when a tie or an actor came or went.</summary>
internal sealed class NetworkPlaces(IMemoryCache cache)
{
    private static readonly TimeSpan _unused = TimeSpan.FromHours(1);

    /// <param name="count">How many nodes.</param>
    /// <param name="edges">Pairs of node numbers.</param>
    public (double X, double Y)[] Of(int count, (int From, int To)[] edges)
    {
        var content = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<(int, int)>(edges)));
        return cache.GetOrCreate(
            (nameof(NetworkPlaces), count, content),
            entry =>
            {
                entry.SlidingExpiration = _unused;
                return NetworkLayout.Place(count, edges);
            }
        )!;
    }
}
