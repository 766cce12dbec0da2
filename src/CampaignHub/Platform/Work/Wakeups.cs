using System.Threading.Channels;

namespace CampaignHub.Platform.Work;

/// <summary>Wakes the workers of this process when work was committed; other processes' work is found by their own short wait.</summary>
internal sealed class Wakeups
{
    private readonly Lock _lock = new();
    private readonly List<Channel<bool>> _sleepers = [];

    public Sleeper Join()
    {
        var channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        lock (_lock)
        {
            _sleepers.Add(channel);
        }

        return new Sleeper(channel.Reader);
    }

    public void Ring()
    {
        lock (_lock)
        {
            _sleepers.ForEach(sleeper => sleeper.Writer.TryWrite(item: true));
        }
    }

    internal sealed class Sleeper(ChannelReader<bool> reader)
    {
        /// <summary>Until the bell or <paramref name="atMost"/>, whichever is first.</summary>
        public async Task SleepAsync(TimeSpan atMost, CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(atMost);
            try
            {
                await reader.ReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The wait is over without a bell: time to look.
            }
        }
    }
}
