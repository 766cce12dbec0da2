using CampaignHub.Platform.Search;
using CsCheck;

namespace CampaignHub.Tests.Platform.Search;

/// <summary>The tables that a long import looks its lines up in, held against plain dictionaries.</summary>
public sealed class Indexes
{
    [Fact]
    public void Slots_hold_what_a_dictionary_holds_however_far_they_grow() =>
        Gen.Select(Gen.Select(Gen.ULong[0, 300], Gen.Int).List[0, 400], Gen.Int[0, 100])
            .Sample(
                (said, expected) =>
                {
                    var (slots, plain) = (new HashSlots(expected), new Dictionary<ulong, int>());
                    foreach (var (hash, number) in said)
                    {
                        // Neighbours and the far end of the table: what is pushed on goes round.
                        var spread = hash % 3 == 0 ? ulong.MaxValue - hash : hash * 0x0001_0000_0000_0001;
                        ref var slot = ref slots.Slot(spread, out var isThere);
                        Assert.Equal(plain.ContainsKey(spread == 0 ? 1 : spread), isThere);
                        slot = number;
                        plain[spread == 0 ? 1 : spread] = number;
                    }

                    return slots.Count == plain.Count && plain.All(pair => slots.TryGet(pair.Key, out var number) && number == pair.Value);
                },
                iter: 500
            );

    [Fact]
    public void A_text_leads_to_its_first_twenty_numbers_in_their_order() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 40])
            .List[0, 300]
            .Sample(
                said =>
                {
                    var (index, plain) = (new TextIndex(), new Dictionary<int, List<int>>());
                    foreach (var (text, number) in said)
                    {
                        index.Add("kind", $"{text}", number);
                        var known = plain.TryGetValue(text, out var there) ? there : plain[text] = [];
                        if (known.Count < 20 && !known.Contains(number))
                        {
                            known.Add(number);
                        }
                    }

                    return plain.All(pair => index.Find("kind", $"{pair.Key}").SequenceEqual(pair.Value))
                        && index.Find("other", "0").Count == 0;
                },
                iter: 300
            );
}
