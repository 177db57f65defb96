using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>Staff propose a change of keys; nothing happens before another person releases it.</summary>
/// <param name="Key">own, office, health, bank, identity or index.</param>
/// <param name="Person">With PersonKeys: one person instead of everyone.</param>
public sealed record ProposeRotation(RotationKind Kind, string Key, RotationReason Reason, Guid? Person = null) : IOfficeUseCase<ProposeRotation.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid RotationId);

    internal sealed class Handler(DbSession session, IKeyStore store, AuditTrail audit, Actor actor, Clock clock) : IHandle<ProposeRotation, Result>
    {
        public async Task<Outcome<Result>> Handle(ProposeRotation command, CancellationToken ct)
        {
            if (!RotationRules.MayRotate(command.Kind, command.Key) || command.Reason == RotationReason.Purge)
            {
                return RotationRules.UnknownKey;
            }
            var (id, current) = (Guid.CreateVersion7(), store.Versions.Current(command.Key));
            await using var insert = session.Command(
                """
                insert into keys.rotation (id, kind, name, from_version, to_version, person_id, reason, state, proposed_by, proposed_at)
                values ($1, $2, $3, $4, $5, $6, $7, 'Proposed', $8, $9) on conflict do nothing
                """, id, command.Kind.ToString(), command.Key, current, command.Kind == RotationKind.PersonKeys ? current : Next(command.Key),
                null, command.Reason.ToString(), actor.AccountId, clock.Now);
            insert.Parameters[5] = new Npgsql.NpgsqlParameter { Value = (object?)command.Person ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
            if (await insert.ExecuteNonQueryAsync(ct) == 0)
            {
                return RotationRules.AlreadyOpen;
            }
            audit.About(id);
            audit.Because(command.Reason.ToString());
            return new Result(id);
        }

        private int Next(string name) => store.Versions.Held(name).Append(store.Versions.Current(name)).Max() + 1;
    }
}
