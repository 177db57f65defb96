namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>The backup of the wrapped keys, which is kept latest-only.</summary>
public interface IKeyCopies
{
    /// <summary>Whether a copy was begun after the moment; true where no backups are kept (development).</summary>
    Task<bool> AreOf(DateTimeOffset moment, CancellationToken ct);
}
