using System.Diagnostics;
using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>Searching large directories.</summary>
public sealed class Searching
{
    [Fact]
    public async Task A_search_that_was_left_to_the_background_is_done_there_and_says_so()
    {
        await using var hub = new HubFactory();
        await hub.DbAsync(async db =>
        {
            db.AddRange(Person("Anne", "Roy"), Person("Roy", "Anne"), Person("Paul", "Petit"));
            db.Add(new DuplicateSearch { AskedAt = HubFactory.Start, Total = 3 });
            return await db.SaveChangesAsync();
        });
        hub.Services.GetRequiredService<Wakeups>().Ring();

        var search = await WhenDoneAsync(hub);

        Assert.Equal((3, 1), (search.Done, search.Found));
        Assert.Equal([LikenessReason.NamesSwapped], (await hub.DbAsync(db => db.Set<DuplicatePair>().SingleAsync())).Reasons);
    }

    /// <summary>The work grows with the directory, not with its square: planted pairs are found among many, and progress only rises.</summary>
    [Fact]
    public void Planted_pairs_are_found_among_many_thousands()
    {
        const int many = 20_000;
        const int planted = 50;
        var facts = Enumerable.Range(0, many).Select(at => Someone(at, $"Nom{Letters(at)}")).ToList();
        facts.AddRange(Enumerable.Range(0, planted).Select(at => Someone(at * 7, $"Nom {Letters(at * 7)}".ToUpperInvariant(), "-x")));
        var told = new List<int>();

        var watch = Stopwatch.StartNew();
        var found = LikePairs.Find(facts, told.Add, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{many} actors: {watch.ElapsedMilliseconds} ms, {found.Count} pairs")
        );

        Assert.Equal(planted, found.Count(pair => pair.Second >= many && pair.Likeness.Reasons.Contains(LikenessReason.SameMail)));
        Assert.Equal(told.Order(), told);
        Assert.True(told[^1] <= facts.Count);
    }

    private static async Task<DuplicateSearch> WhenDoneAsync(HubFactory hub)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await hub.DbAsync(db => db.Set<DuplicateSearch>().AsNoTracking().SingleAsync()) is { IsUnderWay: false } done)
            {
                return done;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The search was not done in the background.");
    }

    private static ActorFacts Someone(int at, string name, string suffix = "") =>
        ActorFacts.Of(
            ActorKind.Person,
            at % 3 == 0 ? "Camille"
                : at % 3 == 1 ? "Jean-Pierre"
                : "Zoé",
            name + suffix,
            "",
            [(ContactKind.Email, string.Create(CultureInfo.InvariantCulture, $"a{at}@example.org"))]
        );

    // A number as letters, so that names differ by more than a digit.
    private static string Letters(int number) =>
        string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => $"{"bacedifogu"[digit - '0']}r"));

    private static Actor Person(string first, string last) =>
        new()
        {
            Type = ActorKind.Person,
            FirstName = first,
            Name = last,
        };
}
