namespace CampaignHub.Planning;

/// <summary>The third pass, forward: what is placed late may push what is placed early or buffered, never past its late dates.</summary>
internal sealed class Placer(Network network, PlanInput input, Passes passes)
{
    private readonly Dates _placed = new(network.TaskCount, -Passes.Unbounded);

    public Dates Place()
    {
        var late = new bool[network.TaskCount];
        for (var task = 0; task < late.Length; task++)
        {
            late[task] = IsPlacedLate(task);
        }

        var isMixed = Array.Exists(late, each => each) && (Array.Exists(late, each => !each) || !AllHeld());
        foreach (var task in network.Order)
        {
            Place(task, late[task]);
            if (isMixed)
            {
                Push(task);
            }
        }

        return _placed;
    }

    private bool AllHeld()
    {
        for (var task = 0; task < network.TaskCount; task++)
        {
            if (!passes.IsHeld(task))
            {
                return false;
            }
        }

        return true;
    }

    private void Place(int task, bool late)
    {
        if (network.Bounds.IsFrozen(task))
        {
            _placed.Set(task, network.Bounds.NotBefore(task), Dates.OwnDate);
            return;
        }

        _placed.AtLeast(task, passes.Early.Start[task], passes.Early.Arc[task]);
        if (!late)
        {
            return;
        }

        // A buffer yields to what the task must wait for; the late date does not.
        _placed.Start[task] = Math.Min(_placed.Start[task], passes.Hard.Start[task]);
        if (_placed.Start[task] <= passes.Buffered.Start[task])
        {
            _placed.Set(task, passes.Buffered.Start[task], passes.Buffered.Arc[task]);
        }
    }

    private void Push(int task)
    {
        var index = network.FirstArcFrom(task);
        foreach (ref readonly var arc in network.ArcsFrom(task))
        {
            if (!network.IsAnchor(arc.To))
            {
                _placed.AtLeast(arc.To, network.Forward(in arc, _placed.Start[task]), index);
            }

            index++;
        }
    }

    /// <summary>A retro-plan stands late, but for what follows an anchor and leads to none: that comes as soon as it may.</summary>
    private bool IsPlacedLate(int task) =>
        input.Tasks[task].Placement switch
        {
            Placement.AsLateAsPossible => true,
            Placement.AsSoonAsPossible => false,
            _ => input.ScheduleFrom == ScheduleFrom.Finish && (passes.LeadsToAnchor[task] || !passes.FollowsAnchor[task]),
        };
}
