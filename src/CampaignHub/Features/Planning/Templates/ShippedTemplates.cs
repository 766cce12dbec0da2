using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>
/// The plans that come with the hub, in the reader's language. The six-month campaign and the meeting follow the retro-planning of the real campaign
/// (<c>changer-de-cap</c>); the lead times are working days.
/// </summary>
internal sealed class ShippedTemplates(Texts texts)
{
    /// <param name="Key">In the address.</param>
    internal sealed record Shipped(string Key, string Name, TemplatePlan Plan);

    public IReadOnlyList<Shipped> All =>
        [
            new("campaign", texts["Six-month advocacy campaign"], Campaign()),
            new("meeting", texts["Meeting with a decision-maker (D−20 to D+10)"], Meeting()),
            new("press", texts["Press operation under embargo"], Press()),
            new("letter", texts["Open letter with signatures"], Letter()),
            new("amendment", texts["Parliamentary amendment"], Amendment()),
        ];

    private TemplatePlan Campaign() =>
        Plan([
                ("press", texts["Press kit goes out"]),
                ("meeting", texts["Meeting with the decision-maker"]),
                ("window", texts["The decision is signed"]),
            ])
            .In(texts["Frame the campaign"])
            .Before("goal", texts["Write the objective and the demands"], "press", 60, 5)
            .Before("map", texts["Map decision-makers, allies and opponents"], "press", 45, 8, "goal")
            .Before("witness", texts["Collect testimonies, with consent"], "press", 25, 20, "goal")
            .Before("allies", texts["Win the first allies"], "press", 20, 10, "map")
            .In(texts["Press"])
            .Before("kit", texts["Write the press kit"], "press", 6, 10, "witness")
            .Before("reread", texts["Have witnesses and allies reread it"], "press", 2, 4, "kit")
            .After("calls", texts["Call the journalists who got it"], "press", 5, 3)
            .In(texts["Prepare the meeting"])
            .Before("ask", texts["Ask for the meeting in writing"], "meeting", 40, 1, "map")
            .Before("delegation", texts["Choose the delegation and share out the speaking"], "meeting", 15, 2)
            .Before("proposals", texts["Turn the demands into proposals"], "meeting", 12, 5, "goal")
            .Before("rehearse", texts["Rehearse with the people concerned"], "meeting", 5, 1, "delegation", "proposals")
            .Before("leave", texts["One page to leave on the table"], "meeting", 2, 1, "proposals")
            .In(texts["Follow the commitments"])
            .After("thanks", texts["Thank them, and write down what was promised"], "meeting", 2, 1)
            .After("minutes", texts["Send the minutes to be confirmed in writing"], "meeting", 5, 2, "thanks")
            .After("remind", texts["Remind those who did not answer"], "meeting", 10, 1, "minutes")
            .In(texts["Weigh on the decision"])
            .Before("parliament", texts["Meet members of parliament and the ministry"], "window", 60, 15)
            .Before("clauses", texts["Write the clauses that should be in it"], "window", 40, 5)
            .Before("last", texts["Last reminder, with the allies"], "window", 10, 2, "clauses")
            .After("check", texts["Compare what was signed with what was promised"], "window", 10, 3)
            .Build();

    private TemplatePlan Meeting() =>
        Plan([("meeting", texts["Meeting with the decision-maker"])])
            .In(texts["Before"])
            .Before("who", texts["Read up on who decides: posts, positions, ties"], "meeting", 18, 2)
            .Before("goal", texts["Agree on what we want to hear at the end"], "meeting", 16, 1)
            .Before("delegation", texts["Choose the delegation and share out the speaking"], "meeting", 14, 1, "goal")
            .Before("file", texts["Write the file: demands, facts, testimonies"], "meeting", 8, 5, "goal")
            .Before("objections", texts["List the likely objections and our answers"], "meeting", 6, 2, "who")
            .Before("rehearse", texts["Rehearse with the people concerned"], "meeting", 4, 1, "delegation", "objections")
            .Before("page", texts["One page to leave on the table"], "meeting", 2, 1, "file")
            .Before("practical", texts["Travel, childcare, access: nobody stays away for that"], "meeting", 3, 1)
            .In(texts["After"])
            .Before("debrief", texts["Debrief on the same day"], "meeting", 0, 0)
            // Work begins after the days counted are over: on the second day, and on the fifth.
            .After("thanks", texts["Thank them, and write down what was promised"], "meeting", 1, 1)
            .After("minutes", texts["Send the minutes to be confirmed in writing"], "meeting", 4, 2, "thanks")
            .After("answer", texts["Written answer expected"], "meeting", 10, 0)
            .Build();

    private TemplatePlan Press() =>
        Plan([("embargo", texts["Embargo is lifted"])])
            .In(texts["Press"])
            .Before("angle", texts["Choose the angle and the figure that sums it up"], "embargo", 20, 1)
            .Before("lists", texts["Update the lists of journalists"], "embargo", 15, 3)
            .Before("witness", texts["Prepare the witnesses who will speak"], "embargo", 10, 5)
            .Before("release", texts["Write the release and the press kit"], "embargo", 8, 4, "angle")
            .Before("check", texts["Check figures, names and consents"], "embargo", 6, 1, "release")
            .Before("offer", texts["Offer it to one newsroom first"], "embargo", 10, 2, "angle")
            .Before("send", texts["Send it under embargo"], "embargo", 3, 0, "check", "lists")
            .Before("calls", texts["Call the journalists who got it"], "embargo", 1, 2, "send")
            .After("public", texts["Publish it, and tell the allies"], "embargo", 1, 1)
            .After("review", texts["Collect the coverage and thank"], "embargo", 5, 1)
            .Build();

    private TemplatePlan Letter() =>
        Plan([("publication", texts["The letter is published"])])
            .In(texts["Open letter"])
            .Before("draft", texts["Write the letter with two or three allies"], "publication", 25, 5)
            .Before("agree", texts["Agree on the wording: after this it does not change"], "publication", 19, 2, "draft")
            .Before("first", texts["Win the first ten signatures"], "publication", 15, 4, "agree")
            .Before("open", texts["Open the letter to signatures"], "publication", 12, 1, "first")
            .Before("remind", texts["Remind those who did not answer"], "publication", 6, 1, "open")
            .Before("close", texts["Close the signatures and check each one"], "publication", 3, 1, "remind")
            .Before("place", texts["Find the newspaper that prints it"], "publication", 8, 4, "first")
            .After("hand", texts["Hand it to the one it is written to"], "publication", 1, 1)
            .After("answer", texts["Written answer expected"], "publication", 10, 0)
            .Build();

    private TemplatePlan Amendment() =>
        Plan([("deadline", texts["Last day to table amendments"]), ("vote", texts["The vote"])])
            .In(texts["Before"])
            .Before("watch", texts["Find the article of the bill that can carry it"], "deadline", 20, 2)
            .Before("write", texts["Write the amendment and its reasons, with a jurist"], "deadline", 14, 4, "watch")
            .Before("carriers", texts["Find members of several groups who carry it"], "deadline", 8, 6, "write")
            .Before("table", texts["It is tabled"], "deadline", 1, 0, "carriers")
            .In(texts["Debate"])
            .Before("brief", texts["Send a one-page brief to the whole committee"], "vote", 8, 1, "write")
            .Before("rapporteur", texts["Meet the rapporteur and the ministry"], "vote", 6, 3, "brief")
            .Before("calls", texts["Call those who hesitate"], "vote", 2, 2, "rapporteur")
            .After("thanks", texts["Thank those who voted for it; publish who voted how"], "vote", 2, 1)
            .After("next", texts["Decide on the next reading"], "vote", 4, 1, "thanks")
            .Build();

    private static Writer Plan(IEnumerable<(string Id, string Name)> anchors) => new(anchors);

    private sealed class Writer(IEnumerable<(string Id, string Name)> anchors)
    {
        private readonly List<TemplatePlan.Step> _steps = [];
        private string _phase = "";

        public Writer In(string phase)
        {
            _phase = phase;
            return this;
        }

        /// <param name="days">It is finished so many working days before.</param>
        public Writer Before(string id, string title, string anchor, int days, double takes, params string[] after)
        {
            _steps.Add(new TemplatePlan.Step(id, title, _phase, takes, anchor, -days, after));
            return this;
        }

        /// <param name="days">It begins so many working days after.</param>
        public Writer After(string id, string title, string anchor, int days, double takes, params string[] after)
        {
            _steps.Add(new TemplatePlan.Step(id, title, _phase, takes, anchor, days, after));
            return this;
        }

        public TemplatePlan Build() => new([.. anchors.Select(anchor => new TemplatePlan.Date(anchor.Id, anchor.Name))], _steps);
    }
}
