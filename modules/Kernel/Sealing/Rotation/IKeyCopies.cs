namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>The backup of the wrapped keys, which is kept latest-only.</summary>
public interface IKeyCopies
{
    /// <summary>True where no backups are kept (development).</summary>
    Task<bool> BegunAfter(DateTimeOffset moment, CancellationToken ct);
}
