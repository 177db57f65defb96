using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>Carries out the released change of keys, one committed step a run: what a kill interrupts goes on where it was.
/// Readers hold both versions meanwhile and never wait.</summary>
public sealed record RotateKeys : IJobUseCase<RotateKeys.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Moved">Something was done, and there may be more.</param>
    public sealed record Result(bool Moved, int Count);

    internal sealed class Handler(DbSession session, IKeyStore store, KeyVersions versions, Rewrapping rewrapping, Resealing resealing, IKeyCopies copies, IEnumerable<ISearchRows> indexes, Alarms alarms, Clock clock)
        : IHandle<RotateKeys, Result>
    {
        private static readonly TimeSpan TimeForTheOperator = TimeSpan.FromHours(20);

        public async Task<Outcome<Result>> Handle(RotateKeys job, CancellationToken ct)
        {
            // One change of keys at a time: two would overwrite each other's word in the folder on which version is used.
            await using (var alone = session.Command("select pg_try_advisory_xact_lock(7361052207)"))
            {
                if (!(bool)(await alone.ExecuteScalarAsync(ct))!)
                {
                    return new Result(false, 0);
                }
            }
            // Whoever carries it out holds the row; another instance finds nothing and comes again.
            var rotation = (await KeyRotation.Read(session,
                "where state in ('Released', 'Running', 'Emptied') order by released_at limit 1 for update skip locked", ct)).SingleOrDefault();
            return rotation is null ? new Result(false, 0) : rotation.State switch
            {
                RotationState.Released => await Start(rotation, ct),
                RotationState.Running => await Run(rotation, ct),
                _ => await Finish(rotation, ct),
            };
        }

        private async Task<Result> Start(KeyRotation rotation, CancellationToken ct)
        {
            if (rotation.Kind != RotationKind.PersonKeys)
            {
                if (!store.Versions.Held(rotation.Name).Contains(rotation.To))
                {
                    if (!store.Versions.MayMake(rotation.Name) || !Touched(() => store.Versions.Make(rotation.Name, rotation.To)))
                    {
                        return await WaitsFor(rotation.Name, rotation.To, ct); // an operator puts the new version into both folders first
                    }
                }
                await versions.Add(rotation.Name, rotation.To, store.Versions.Fingerprint(rotation.Name, rotation.To), clock.Now, ct);
            }
            await Set(rotation, "state = 'Running', started_at = clock_timestamp()", ct); // the database's clock, as in the keys' own created_at
            return new(true, 0);
        }

        private async Task<Result> Run(KeyRotation rotation, CancellationToken ct)
        {
            if (rotation.Kind == RotationKind.PersonKeys)
            {
                var (moved, gone, left) = await resealing.Step(rotation, ct);
                await Set(rotation, "done = done + $2", ct, gone);
                if (!left)
                {
                    await Set(rotation, "state = 'Finished', finished_at = $2", ct, clock.Now);
                }
                return new(moved || !left, gone);
            }
            if (!store.Versions.Held(rotation.Name).Contains(rotation.To))
            {
                return await WaitsFor(rotation.Name, rotation.To, ct); // this machine has not got it yet
            }
            if (store.Versions.Current(rotation.Name) != rotation.To && !Touched(() => store.Versions.Use(rotation.Name, rotation.To)))
            {
                return await WaitsFor(rotation.Name, rotation.To, ct);
            }
            var count = rotation.Kind == RotationKind.PurposeKey ? await rewrapping.Batch(rotation, ct) : await Reindex(ct);
            if (count > 0)
            {
                await Set(rotation, "done = done + $2", ct, count);
                return new(true, count);
            }
            if (!store.Versions.MayMake(rotation.Name) && clock.Now - rotation.StartedAt < TimeForTheOperator)
            {
                return await WaitsFor(rotation.Name, rotation.From, ct); // the Gateway elsewhere may wrap under it until its "current" was moved on
            }
            if (await Left(rotation, ct) || !await versions.Retire(rotation.Name, rotation.From, ct))
            {
                return new(false, 0); // somebody holds a row just now
            }
            await Set(rotation, "state = 'Emptied', finished_at = $2", ct, clock.Now);
            return new(true, 0);
        }

        // The file goes after the commit that says that nothing needs it.
        private async Task<Result> Finish(KeyRotation rotation, CancellationToken ct)
        {
            if (rotation.FinishedAt is not { } emptied)
            {
                await Set(rotation, "finished_at = $2", ct, clock.Now); // emptied before this was written down
                return new(true, 0);
            }
            if (rotation.Kind == RotationKind.PurposeKey && !await copies.BegunAfter(emptied, ct))
            {
                return new(false, 0); // until then the old version opens the only copy of the wrapped keys
            }
            if (!Touched(() => store.Versions.Destroy(rotation.Name, rotation.From)) || store.Versions.Held(rotation.Name).Contains(rotation.From))
            {
                return await WaitsFor(rotation.Name, rotation.From, ct);
            }
            await Set(rotation, "state = 'Finished'", ct);
            return new(true, 0);
        }

        /// <returns>False where the folder does not let this process: an operator has to.</returns>
        private static bool Touched(Action files)
        {
            try
            {
                files();
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        private async Task<Result> WaitsFor(string name, int version, CancellationToken ct)
        {
            await alarms.RaiseOnce("keys-wait", $"{name}.{version}", ct);
            return new(false, 0);
        }

        private async Task<int> Reindex(CancellationToken ct)
        {
            var made = 0;
            foreach (var index in indexes)
            {
                made += await index.MakeAnew(ct);
            }
            return made;
        }

        private async Task<bool> Left(KeyRotation rotation, CancellationToken ct)
        {
            foreach (var index in rotation.Kind == RotationKind.IndexKey ? indexes : [])
            {
                if (await index.AnyUnder(rotation.From, ct))
                {
                    return true;
                }
            }
            return false;
        }

        private async Task Set(KeyRotation rotation, string what, CancellationToken ct, params object[] values)
        {
            await using var set = session.Command($"update keys.rotation set {what} where id = $1", [rotation.Id, .. values]);
            await set.ExecuteNonQueryAsync(ct);
        }
    }
}

/// <summary>A module's rows of keyed digests, which are made anew when the index key changes.</summary>
public interface ISearchRows
{
    /// <summary>A batch of those that are not under the current version; 0 when there are none or another instance is at it.</summary>
    Task<int> MakeAnew(CancellationToken ct);

    Task<bool> AnyUnder(int version, CancellationToken ct);
}
