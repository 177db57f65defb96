using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>Source: ARCHITECTURE, "The firewall". The Portal is refused at the next request, its sessions end, passwords used through it since then
/// are to be renewed by a mailed key and open no session that was begun elsewhere either, changes of account, address and mail wait for a person. Run again with an earlier moment it does the rest.</summary>
/// <param name="By">Staff code of who revokes.</param>
/// <param name="With">Staff code of who stands by.</param>
/// <param name="Reason">stolen, suspected, retired or exercise.</param>
public sealed record RevokePortal(string Name, DateTimeOffset Since, string By, string With, string Reason) : IJobUseCase<RevokePortal.Result>
{
    private static readonly string[] Reasons = ["stolen", "suspected", "retired", "exercise"];

    public static Access Access => Access.Job;

    /// <param name="Deeds">What was done through it since then, by use case.</param>
    public sealed record Result(int Sessions, int Passwords, int Held, IReadOnlyList<Deed> Deeds);
    public sealed record Deed(string UseCase, int Count, int People);

    internal sealed class Handler(DbSession session, PortalWitnesses witnesses, PortalDeeds deeds, Facts facts, AuditTrail audit, Clock clock) : IHandle<RevokePortal, Result>
    {
        public async Task<Outcome<Result>> Handle(RevokePortal command, CancellationToken ct)
        {
            if (Refuse(command) is { } refusal)
            {
                return refusal;
            }
            var two = await witnesses.Of(command.By, command.With, ct);
            if (!two.Succeeded)
            {
                return Outcome<Result>.Refused(two.Refusals);
            }
            if (await Find(command.Name, ct) is not { } portal)
            {
                return Refusal.NotFound;
            }
            audit.About(portal.Id);
            audit.Because(command.Reason);
            var since = portal.RevokedSince < command.Since ? portal.RevokedSince.Value : command.Since;
            await Shut(portal.Id, since, two.Value.By, two.Value.With, command.Reason, ct);
            var ended = await EndSessions(portal.Id, ct);
            var typed = await deeds.People(portal.Name, since, PasswordUses.Names, ct);
            var added = await deeds.People(portal.Name, since, [UseCaseShape.NameOf(typeof(Passkeys.AddPasskey))], ct);
            ended += await EndSessionsBegun([.. typed.Union(added)], since, ct);
            var renewed = await AskRenewal(typed, ct);
            await DropPasskeys(added, since, ct);
            var changed = await deeds.People(portal.Name, since, deeds.Sensitive, ct);
            facts.Tell(new PortalRevoked(portal.Id, since, changed));
            return new Result(ended, renewed, changed.Length, await deeds.Counts(portal.Name, since, ct));
        }

        private Refusal? Refuse(RevokePortal command) =>
            !Reasons.Contains(command.Reason) ? PortalRefusals.ReasonWrong
            : command.Since > clock.Now ? PortalRefusals.SinceAhead
            : null;

        /// <summary>Waits for what is just being done through it (kernel.hold_portal): that is in the log, which is read afterwards.</summary>
        private async Task<PortalRow?> Find(string name, CancellationToken ct)
        {
            await using var alone = session.Command("lock table kernel.portal in row exclusive mode");
            await alone.ExecuteNonQueryAsync(ct);
            return (await PortalRow.Read(session, "where name = $1 for update", ct, name)).SingleOrDefault();
        }

        private async Task Shut(Guid portal, DateTimeOffset since, Guid by, Guid with, string reason, CancellationToken ct)
        {
            await using var shut = session.Command(
                """
                update kernel.portal set revoked_at = coalesce(revoked_at, $2), revoked_since = $3, revoked_by = $4, revoked_with = $5, reason = $6 where id = $1
                """, portal, clock.Now, since, by, with, reason);
            await shut.ExecuteNonQueryAsync(ct);
            await using var alert = session.Command("select identity.note_portal_revoked($1)", clock.Now);
            await alert.ExecuteNonQueryAsync(ct);
        }

        private async Task<int> EndSessions(Guid portal, CancellationToken ct)
        {
            await using var end = session.Command("select count(*)::int from kernel.end_sessions_through($1)", portal);
            return (int)(await end.ExecuteScalarAsync(ct))!;
        }

        /// <summary>A password or a passkey that the thief holds opens every Portal.</summary>
        private async Task<int> EndSessionsBegun(Guid[] people, DateTimeOffset since, CancellationToken ct)
        {
            await using var end = session.Command("select kernel.end_sessions_begun($1, $2)", people, since);
            return (int)(await end.ExecuteScalarAsync(ct))!;
        }

        private async Task DropPasskeys(Guid[] people, DateTimeOffset since, CancellationToken ct)
        {
            await using var drop = session.Command("select identity.drop_passkeys($1, $2)", people, since);
            await drop.ExecuteNonQueryAsync(ct);
        }

        private async Task<int> AskRenewal(Guid[] people, CancellationToken ct)
        {
            await using var ask = session.Command("select identity.ask_renewal($1, $2)", people, clock.Now);
            return (int)(await ask.ExecuteScalarAsync(ct))!;
        }
    }
}
