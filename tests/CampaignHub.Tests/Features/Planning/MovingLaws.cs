using CampaignHub.Features.Planning;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Planning;
using CsCheck;

namespace CampaignHub.Tests.Features.Planning;

/// <summary>What holds of every plan that is moved (reference/scheduling.md §2.6), over random plans of linked tasks around two anchors.</summary>
[Once]
public sealed class MovingLaws
{
    private const int Cases = 300;
    private static readonly DateOnly Today = new(2023, 2, 7);
    private static readonly Guid Campaign = Guid.Parse("0198aaaa-0000-7000-8000-000000000001");

    private static readonly Gen<Told> Tasks =
        from days in Gen.Int[0, 8]
        from anchor in Gen.Int[0, 2]
        from offset in Gen.Int[-40, 20]
        from counting in Gen.Enum<DayCount>()
        from bounds in Gen.Select(Gen.Int[0, 2], Gen.Enum<DateRule>(), Gen.Int[-30, 60], Gen.Bool)
        from link in Gen.Select(Gen.Int[0, 9], Gen.Enum<LinkType>(), Gen.Int[-3, 5])
        from state in Gen.Enum<PlanState>()
        select new Told(days, anchor, offset, counting, bounds, link, state);

    private static readonly Gen<(Told[] Tasks, int First, int Second)> Plans = Gen.Select(
        Tasks.Array[1, 8],
        Gen.Int[10, 120],
        Gen.Int[10, 120]
    );

    [Fact]
    public void What_is_set_to_what_it_is_moves_nothing()
    {
        Plans.Sample(
            plan =>
            {
                var records = Build(plan);
                var before = Dates(records);
                var edit = new PlanEdit(records, Campaign);

                foreach (var anchor in records.Anchors)
                {
                    Assert.Empty(edit.Apply(new PlanChange(PlanChangeKind.Anchor, anchor.Id) { From = anchor.Day }));
                }

                foreach (var item in records.Items)
                {
                    Assert.Empty(edit.Apply(new PlanChange(PlanChangeKind.Duration, item.Id) { Days = item.DurationDays }));
                    Assert.Empty(edit.Apply(new PlanChange(PlanChangeKind.Terms, item.Id) { Text = PlanTerms.Of(item).Write() }));
                }

                Assert.Equal(before, Dates(edit.Records));
            },
            iter: Cases
        );
    }

    [Fact]
    public void What_is_moved_and_moved_back_stands_as_before()
    {
        Gen.Select(Plans, Gen.Select(Gen.Int[-90, 90], Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 12]))
            .Sample(
                (plan, move) =>
                {
                    var records = Build(plan);
                    var before = Dates(records);
                    var edit = new PlanEdit(records, Campaign);

                    List<PlanChange> made = [.. Changes(records, move).SelectMany(edit.Apply)];
                    foreach (var change in Enumerable.Reverse(made))
                    {
                        edit.Apply(change.Inverse);
                    }

                    Assert.Equal(before, Dates(edit.Records));
                },
                iter: Cases
            );
    }

    private static IEnumerable<PlanChange> Changes(PlanRecords records, (int Days, int Task, int Kind, int Amount) move)
    {
        var item = records.Items[move.Task % records.Items.Count];
        var day = Today.AddDays(move.Days + 90);
        yield return new PlanChange(PlanChangeKind.Anchor, records.Anchors[0].Id) { From = records.Anchors[0].Day.AddDays(move.Days) };
        yield return move.Kind switch
        {
            0 => new PlanChange(PlanChangeKind.Duration, item.Id) { Days = move.Amount },
            1 => new PlanChange(PlanChangeKind.Terms, item.Id)
            {
                Text = (PlanTerms.Of(item) with { Deadline = day, BufferDays = move.Amount }).Write(),
            },
            2 => new PlanChange(PlanChangeKind.ClosureAdded, Guid.Parse("0198aaaa-0000-7000-8000-00000000000c"))
            {
                Name = "Closed",
                From = day,
                To = day.AddDays(move.Amount),
            },
            3 => new PlanChange(PlanChangeKind.Week, Campaign) { Text = "AlsaceMoselle;1 2 3 4;09:00-12:00 13:00-17:00" },
            4 => new PlanChange(PlanChangeKind.Link, item.Id)
            {
                AfterId = records.Items[0].Id,
                Text = item == records.Items[0] ? null : new PlanTie(LinkType.StartToStart, move.Amount, LagUnit.WorkingDays).Write(),
            },
            _ => new PlanChange(PlanChangeKind.Anchor, records.Anchors[1].Id) { From = day },
        };
    }

    private static PlanRecords Build((Told[] Tasks, int First, int Second) plan)
    {
        Anchor[] anchors =
        [
            new()
            {
                CampaignId = Campaign,
                Name = "Meeting",
                Day = Today.AddDays(plan.First),
            },
            new()
            {
                CampaignId = Campaign,
                Name = "Vote",
                Day = Today.AddDays(plan.Second),
            },
        ];
        var items = new List<PlanItem>();
        foreach (var told in plan.Tasks)
        {
            items.Add(told.Build($"Task {items.Count}", anchors, items));
        }

        return new PlanRecords { Items = items, Anchors = anchors };
    }

    private static List<string> Dates(PlanRecords records) =>
        [
            .. CampaignPlan
                .Schedule(records, Today)
                .Lines.OrderBy(line => line.Item.Title, StringComparer.Ordinal)
                .Select(line => $"{line.Item.Title} {line.Start:O} {line.Finish:O} {line.LatestFinish:O} {line.SlackDays} {line.IsLate}"),
        ];

    /// <summary>A task as it is drawn.</summary>
    private sealed record Told(
        int Days,
        int Anchor,
        int Offset,
        DayCount Counting,
        (int Buffer, DateRule Rule, int On, bool HasDeadline) Bounds,
        (int After, LinkType Type, int Lag) Link,
        PlanState State
    )
    {
        public PlanItem Build(string title, Anchor[] anchors, List<PlanItem> before)
        {
            var item = new PlanItem { CampaignId = Campaign, Title = title };
            item.Measure(Days, Anchor < anchors.Length ? anchors[Anchor].Id : null, Offset, dueOn: null, Counting);
            var day = Today.AddDays(Bounds.On);
            item.Tell(
                new PlanDetails
                {
                    Rule = Bounds.Rule,
                    RuleOn = day,
                    BufferDays = Bounds.Buffer,
                    Deadline = Bounds.HasDeadline ? day : null,
                }
            );
            if (before.Count > 0)
            {
                item.WaitFor(before[Link.After % before.Count].Id).Bind(Link.Type, Link.Lag, LagUnit.WorkingDays);
            }

            if (State == PlanState.Started)
            {
                item.Begin(Today.AddDays(-1), Today);
            }
            else if (State == PlanState.Promised)
            {
                item.Hold(day, day.AddDays(1), "the newspaper");
            }

            return item;
        }
    }
}
