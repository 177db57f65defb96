using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>The state of every key: versions, what lies under each, what is being changed. No key and no person is shown.</summary>
public sealed record ShowKeys : IOfficeUseCase<ShowKeys.Result>, IQuery
{
    private const int Recent = 20;

    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Keys, IReadOnlyList<Change> Changes, IReadOnlyList<KeyVersions.Lost> Lost);

    /// <param name="Version">0: not held by the back office at all.</param>
    /// <param name="Wrapped">Persons' keys under it; null for keys that wrap none.</param>
    public sealed record Line(string Name, int Version, bool IsCurrent, bool IsHeld, long? Wrapped);

    /// <param name="Left">What still lies under the old version.</param>
    /// <param name="Yours">The asking person proposed it, and therefore cannot release it.</param>
    /// <param name="Waits">Released, but an operator has to put the new version into the folders first.</param>
    public sealed record Change(KeyRotation Rotation, long Left, bool Yours, bool Waits);

    internal sealed class Handler(DbSession session, KeyVersions versions, IKeyStore store, Actor actor) : IHandle<ShowKeys, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowKeys query, CancellationToken ct)
        {
            var counts = await versions.Counts(ct);
            var changes = await KeyRotation.Read(session, $"order by proposed_at desc limit {Recent}", ct);
            return new Result(
                [.. counts.Select(c => new Line(c.Name, c.Version, store.Versions.Current(c.Name) == c.Version, store.Versions.Held(c.Name).Contains(c.Version),
                    KeyNames.Purposes.Contains(c.Name) ? c.Wrapped : null))],
                [.. changes.Select(r => new Change(r, r.Kind == RotationKind.PurposeKey ? counts.Where(c => c.Name == r.Name && c.Version == r.From).Sum(c => c.Wrapped) : 0, r.ProposedBy == actor.AccountId, Waits(r)))],
                KeyVersions.LostOf(counts, store.Versions));
        }

        private bool Waits(KeyRotation rotation) => rotation is { State: RotationState.Released, Kind: not RotationKind.PersonKeys }
            && !store.Versions.MayMake(rotation.Name) && !store.Versions.Held(rotation.Name).Contains(rotation.To);
    }
}
