using System.Text;
using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

public sealed class MspdiPlanTests
{
    /// <summary>As Microsoft Project writes: a base calendar of 8–12 and 13–17 with a holiday, a phase, four link types, lags in every unit.</summary>
    private const string Campaign = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Project xmlns="http://schemas.microsoft.com/project">
          <SaveVersion>14</SaveVersion><Name>campaign.xml</Name><ScheduleFromStart>1</ScheduleFromStart>
          <StartDate>2023-01-02T08:00:00</StartDate><FinishDate>2023-01-13T17:00:00</FinishDate>
          <MinutesPerDay>480</MinutesPerDay><CalendarUID>1</CalendarUID>
          <Calendars>
            <Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>
              <WeekDays>
                <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
                <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes>
                  <WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>
                  <WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
                <WeekDay><DayType>3</DayType><DayWorking>1</DayWorking></WeekDay>
                <WeekDay><DayType>4</DayType><DayWorking>1</DayWorking></WeekDay>
                <WeekDay><DayType>5</DayType><DayWorking>1</DayWorking></WeekDay>
                <WeekDay><DayType>6</DayType><DayWorking>1</DayWorking></WeekDay>
                <WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay>
              </WeekDays>
              <Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences>
                <TimePeriod><FromDate>2023-01-06T00:00:00</FromDate><ToDate>2023-01-06T23:59:00</ToDate></TimePeriod>
                <Occurrences>1</Occurrences><Name>Épiphanie</Name><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>
            </Calendar>
            <Calendar><UID>2</UID><Name>Volunteer</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID>
              <WeekDays><WeekDay><DayType>7</DayType><DayWorking>1</DayWorking><WorkingTimes>
                <WorkingTime><FromTime>09:00:00</FromTime><ToTime>13:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays>
            </Calendar>
          </Calendars>
          <Tasks>
            <Task><UID>0</UID><ID>0</ID><Name>campaign</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
            <Task><UID>10</UID><ID>1</ID><Name>Prepare</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary><Duration>PT40H0M0S</Duration></Task>
            <Task><UID>11</UID><ID>2</ID><Name>Write</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat></Task>
            <Task><UID>12</UID><ID>3</ID><Name>Proofread</Name><OutlineLevel>2</OutlineLevel><Duration>PT8H0M0S</Duration>
              <PredecessorLink><PredecessorUID>11</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
            <Task><IsNull>1</IsNull><UID>13</UID><ID>4</ID></Task>
            <Task><UID>14</UID><ID>5</ID><Name>Print</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>
              <PredecessorLink><PredecessorUID>10</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag></PredecessorLink></Task>
            <Task><UID>15</UID><ID>6</ID><Name>Sent</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone><Duration>PT0H0M0S</Duration>
              <PredecessorLink><PredecessorUID>14</PredecessorUID></PredecessorLink></Task>
          </Tasks>
          <Resources><Resource><UID>1</UID></Resource></Resources>
          <Assignments><Assignment><UID>1</UID><TimephasedData><Start>not read</Start></TimephasedData></Assignment></Assignments>
        </Project>
        """;

    /// <summary>Text3 has the number 188743737 in Microsoft Project; columns and their values are found by it.</summary>
    [Fact]
    public void Columns_that_somebody_added_and_hours_of_work_are_read_and_written()
    {
        var project = Campaign
            .Replace(
                "<CalendarUID>1</CalendarUID>",
                "<CalendarUID>1</CalendarUID><ExtendedAttributes><ExtendedAttribute><FieldID>188743737</FieldID><FieldName>Text3</FieldName>"
                    + "<Alias>Canal</Alias></ExtendedAttribute></ExtendedAttributes>",
                StringComparison.Ordinal
            )
            .Replace(
                "<Name>Write</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat>",
                "<Name>Write</Name><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration><DurationFormat>7</DurationFormat><Work>PT12H30M0S</Work>"
                    + "<ExtendedAttribute><FieldID>188743737</FieldID><Value>Press</Value></ExtendedAttribute>",
                StringComparison.Ordinal
            );

        foreach (var xml in new[] { Encoding.UTF8.GetBytes(project), MspdiWriter.Write(Read(project), "again") })
        {
            var file = Read(Encoding.UTF8.GetString(xml));
            var detail = file.Details[file.Names.Single(name => name.Value == "Write").Key];
            Assert.Equal(("Press", 12.5), (detail.Fields["Canal"], detail.WorkHours));
            Assert.All(file.Details.Values.Where(other => other != detail), other => Assert.Empty(other.Fields));
        }
    }

    [Fact]
    public void A_project_is_scheduled_on_its_calendar_with_its_phases()
    {
        var file = Read(Campaign);
        var result = Schedule.Compute(file.Plan);

        // Monday 2 January: two days; a day of lag; proofread Thursday 5; the 6th is closed; print Monday 9.
        Assert.Equal(["10", "11", "12", "14", "15"], file.Order);
        Assert.Equal("Proofread", file.Names["12"]);
        AssertDates(result, "11", "2023-01-02T08:00", "2023-01-03T17:00");
        AssertDates(result, "12", "2023-01-05T08:00", "2023-01-05T17:00");
        AssertDates(result, "14", "2023-01-09T08:00", "2023-01-09T17:00");
        AssertDates(result, "15", "2023-01-09T17:00", "2023-01-09T17:00");
        var phase = Assert.Single(result.Phases);
        Assert.Equal(("10", At("2023-01-02T08:00"), At("2023-01-05T17:00")), (phase.Id, phase.Start, phase.Finish));
        Assert.True(phase.IsCritical);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Holidays_given_besides_lie_under_the_file_s_own()
    {
        var plan = Read(Campaign, [DatedHours.Closed(Day("2023-01-04"))]).Plan;

        AssertDates(Schedule.Compute(plan), "12", "2023-01-09T08:00", "2023-01-09T17:00");
    }

    [Theory]
    // Lag counts tenths of a minute: 4800 is a day of work, 14400 a day of the clock; percent stands as it is.
    [InlineData(1, 4800, 7, "2023-01-05T08:00")]
    [InlineData(1, -4800, 7, "2023-01-03T08:00")]
    [InlineData(1, 600, 5, "2023-01-04T09:00")]
    [InlineData(1, 14400, 8, "2023-01-05T08:00")]
    [InlineData(1, 43200, 8, "2023-01-09T08:00")]
    [InlineData(1, 50, 19, "2023-01-05T08:00")]
    [InlineData(1, 100, 20, "2023-01-04T09:00")]
    [InlineData(1, 4800, 39, "2023-01-05T08:00")]
    [InlineData(3, 4800, 7, "2023-01-03T08:00")]
    [InlineData(0, 4800, 7, "2023-01-04T08:00")]
    [InlineData(2, 14400, 7, "2023-01-04T08:00")]
    public void Each_link_type_and_unit_of_lag_is_read(int type, int lag, int format, string expected)
    {
        var plan = Read(
            Project(
                Task(1, 16)
                    + Task(
                        2,
                        8,
                        $"<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>{type}</Type><LinkLag>{lag}</LinkLag><LagFormat>{format}</LagFormat></PredecessorLink>"
                    )
            )
        ).Plan;

        Assert.Equal(At(expected), Schedule.Compute(plan).Tasks[1].EarlyStart);
    }

    [Theory]
    [InlineData(2, ConstraintType.MustStartOn)]
    [InlineData(3, ConstraintType.MustFinishOn)]
    [InlineData(4, ConstraintType.StartNoEarlierThan)]
    [InlineData(5, ConstraintType.StartNoLaterThan)]
    [InlineData(6, ConstraintType.FinishNoEarlierThan)]
    [InlineData(7, ConstraintType.FinishNoLaterThan)]
    public void Each_constraint_has_its_number(int number, ConstraintType type)
    {
        var task = Read(
            Project(
                Task(
                    1,
                    8,
                    $"<ConstraintType>{number}</ConstraintType><ConstraintDate>2023-01-10T08:00:00</ConstraintDate><Deadline>2023-01-20T17:00:00</Deadline>"
                )
            )
        ).Plan.Tasks[0];

        Assert.Equal(new TaskConstraint(type, At("2023-01-10T08:00")), task.Constraint);
        Assert.Equal(At("2023-01-20T17:00"), task.Deadline);
    }

    [Fact]
    public void As_soon_and_as_late_as_possible_are_placements_and_a_project_may_be_scheduled_from_its_finish()
    {
        var xml = Project(Task(1, 8, "<ConstraintType>0</ConstraintType>") + Task(2, 8, "<ConstraintType>1</ConstraintType>") + Task(3, 16))
            .Replace("<ScheduleFromStart>1", "<ScheduleFromStart>0", StringComparison.Ordinal);

        var result = Schedule.Compute(Read(xml).Plan);

        AssertDates(result, "1", "2023-01-12T08:00", "2023-01-12T17:00");
        AssertDates(result, "2", "2023-01-13T08:00", "2023-01-13T17:00");
        AssertDates(result, "3", "2023-01-12T08:00", "2023-01-13T17:00");
    }

    [Fact]
    public void A_task_may_have_its_own_calendar_that_rests_on_another()
    {
        // Friday 6 is closed in the base; Saturday 7 is worked from 9 to 13.
        var xml = Campaign.Replace("<UID>14</UID>", "<UID>14</UID><CalendarUID>2</CalendarUID>", StringComparison.Ordinal);

        AssertDates(Schedule.Compute(Read(xml).Plan), "14", "2023-01-07T09:00", "2023-01-09T12:00");
    }

    [Fact]
    public void An_elapsed_duration_runs_by_the_clock()
    {
        var xml = Project(Task(1, 72, "<DurationFormat>8</DurationFormat>") + Task(2, 8, Link(1)));

        var result = Schedule.Compute(Read(xml).Plan);

        AssertDates(result, "1", "2023-01-02T08:00", "2023-01-05T08:00");
        AssertDates(result, "2", "2023-01-05T08:00", "2023-01-05T17:00");
    }

    [Fact]
    public void What_is_done_under_way_or_scheduled_by_hand_stays()
    {
        var xml = Project(
            Task(1, 8, "<ActualStart>2023-01-03T08:00:00</ActualStart><ActualFinish>2023-01-04T12:00:00</ActualFinish>")
                + Task(2, 16, "<ActualStart>2023-01-03T13:00:00</ActualStart>" + Link(1))
                + Task(3, 8, "<Manual>1</Manual><Start>2023-01-11T08:00:00</Start><Finish>2023-01-12T17:00:00</Finish>" + Link(2))
        );

        var result = Schedule.Compute(Read(xml).Plan);

        AssertDates(result, "1", "2023-01-03T08:00", "2023-01-04T12:00");
        AssertDates(result, "2", "2023-01-03T13:00", "2023-01-05T12:00");
        AssertDates(result, "3", "2023-01-11T08:00", "2023-01-12T17:00");
        Assert.Empty(result.Problems);
    }

    [Theory]
    // Every second Friday from 6 January, whose own entry stands later in the file; the first Monday of the month; every 10th of January; three days running.
    [InlineData("<Type>6</Type><Period>2</Period><DaysOfWeek>32</DaysOfWeek>", "2023-01-06", "2023-02-10", "2023-01-20 2023-02-03")]
    [InlineData(
        "<Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>0</MonthPosition>",
        "2023-01-01",
        "2023-03-31",
        "2023-01-02 2023-02-06 2023-03-06"
    )]
    [InlineData(
        "<Type>5</Type><Period>1</Period><MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>",
        "2023-01-01",
        "2023-02-28",
        "2023-01-27 2023-02-24"
    )]
    [InlineData("<Type>2</Type><Month>0</Month><MonthDay>10</MonthDay>", "2023-01-01", "2024-12-31", "2023-01-10 2024-01-10")]
    [InlineData("<Type>1</Type>", "2023-01-09", "2023-01-11", "2023-01-09 2023-01-10 2023-01-11")]
    [InlineData(
        "<Type>1</Type><EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>2</Occurrences>",
        "2023-01-09",
        "2023-01-11",
        "2023-01-09 2023-01-10"
    )]
    public void Exceptions_that_repeat_are_unrolled(string rule, string from, string to, string expected)
    {
        var xml = Campaign.Replace(
            "<Exceptions>",
            $"<Exceptions><Exception><TimePeriod><FromDate>{from}T00:00:00</FromDate><ToDate>{to}T23:59:00</ToDate></TimePeriod><Name>rule</Name>{rule}<DayWorking>0</DayWorking></Exception>",
            StringComparison.Ordinal
        );

        var closed = Read(xml).Plan.Calendar.Dated.Where(entry => entry.Name == "rule").Select(entry => $"{entry.Date:yyyy-MM-dd}");

        Assert.Equal(expected.Split(' '), closed);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("<Project><Tasks>", "line 1")]
    [InlineData("<Other/>", "line 1, column 2, Other: this is no Microsoft Project")]
    [InlineData("<!DOCTYPE a [<!ENTITY e \"x\">]><Project>&e;</Project>", "line 1, column 1: this is not XML")]
    [InlineData("<Project><Tasks><Task><Name>a</Name></Task></Tasks></Project>", "line 1, column 18, Task: \"UID\"")]
    [InlineData(
        "<Project>\n<Tasks><Task><UID>1</UID></Task>\n<Task><UID>1</UID></Task></Tasks></Project>",
        "line 3, column 2, Task: the id \"1\""
    )]
    [InlineData("<Project><StartDate>soon</StartDate></Project>", "line 1, column 11, StartDate: \"soon\"")]
    [InlineData(
        "<Project><StartDate>2026-03-29T02:30:00</StartDate></Project>",
        "line 1, column 11, StartDate: 2026-03-29T02:30 does not exist"
    )]
    [InlineData("<Project><Tasks><Task><UID>1</UID><Duration>long</Duration></Task></Tasks></Project>", "line 1, column 36, Duration")]
    [InlineData(
        "<Project><Tasks><Task><UID>1</UID><ConstraintType>9</ConstraintType></Task></Tasks></Project>",
        "line 1, column 36, ConstraintType: 9"
    )]
    [InlineData(
        "<Project><Tasks><Task><UID>1</UID><ConstraintType>2</ConstraintType></Task></Tasks></Project>",
        "line 1, column 18, Task: \"ConstraintDate\""
    )]
    [InlineData(
        "<Project><Tasks><Task><UID>1</UID><PredecessorLink><PredecessorUID>7</PredecessorUID></PredecessorLink></Task></Tasks></Project>",
        "line 1, column 53, PredecessorUID: \"7\""
    )]
    [InlineData(
        "<Project><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars></Project>",
        "line 1, column 50, Calendar: the calendar rests"
    )]
    public void A_bad_or_hostile_file_is_refused_with_its_place(string xml, string place)
    {
        Assert.StartsWith(place, Assert.Throws<PlanFileException>(() => Read(xml)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var xml = "<Project>" + string.Concat(Enumerable.Repeat("<Resources>", 100_000));

        Assert.Contains("nested", Assert.Throws<PlanFileException>(() => Read(xml)).Message, StringComparison.Ordinal);
    }

    private static string Project(string tasks) =>
        Campaign[..Campaign.IndexOf("<Tasks>", StringComparison.Ordinal)] + $"<Tasks>{tasks}</Tasks></Project>";

    private static string Task(int uid, int hours, string more = "") =>
        $"<Task><UID>{uid}</UID><Name>T{uid}</Name><OutlineLevel>1</OutlineLevel><Duration>PT{hours}H0M0S</Duration>{more}</Task>";

    private static string Link(int from) => $"<PredecessorLink><PredecessorUID>{from}</PredecessorUID><Type>1</Type></PredecessorLink>";

    private static void AssertDates(PlanResult result, string id, string start, string finish)
    {
        var task = result.Tasks.Single(task => task.Id == id);
        Assert.Equal((At(start), At(finish)), (task.Start, task.Finish));
    }

    private static PlanFile Read(string xml, IReadOnlyCollection<DatedHours>? holidays = null) =>
        MspdiPlan.Read(
            Encoding.UTF8.GetBytes(xml),
            new PlanFileOptions
            {
                Today = Day("2022-01-03"),
                Start = Day("2022-01-03"),
                Holidays = holidays ?? [],
                Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"),
            }
        );
}
