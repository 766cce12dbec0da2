using CampaignHub.Testing.Smtp;

namespace CampaignHub.Tests.Features.Press;

/// <summary>Holds the first so many talks that come to a point until it is opened, so that all of them are there at once.</summary>
internal sealed class RelayGate(int talks, Func<SmtpStage, bool> isThere) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    public Task PassAsync(SmtpStage stage)
    {
        if (!isThere(stage) || Interlocked.Increment(ref _arrived) is var number && number > talks)
        {
            return Task.CompletedTask;
        }

        if (number == talks)
        {
            _full.TrySetResult();
        }

        return _open.Task;
    }

    public Task FullAsync() => _full.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public void Open() => _open.TrySetResult();

    /// <summary>A test that failed holds nobody any longer.</summary>
    public void Dispose() => Open();
}
