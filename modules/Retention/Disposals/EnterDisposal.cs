using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Disposals;

/// <summary>Source: FEATURES RET-06, seeds 001 and 003. Media and paper that were destroyed by hand: a line of the ledger, checked by another person.</summary>
public sealed record EnterDisposal(DisposalKind Kind, string? What, int Quantity, string? Method, string? Site, DateOnly? DoneOn) : IOfficeUseCase<EnterDisposal.Result>
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Examiner);

    public sealed record Result(Guid LineId);

    internal sealed class Handler(RetentionDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<EnterDisposal, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterDisposal command, CancellationToken ct)
        {
            if (command is not { What: { } what, Method: { } method, Site: { } site, DoneOn: { } day, Quantity: > 0, Kind: DisposalKind.Media or DisposalKind.Paper }
                || string.IsNullOrWhiteSpace(what) || string.IsNullOrWhiteSpace(method) || string.IsNullOrWhiteSpace(site))
            {
                return PurgeRefusals.LineIncomplete;
            }
            if (day > clock.Today)
            {
                return PurgeRefusals.DoneInFuture;
            }
            var line = DisposalLine.Of(command.Kind, what, command.Quantity, method, site, day, actor.AccountId, clock.Now);
            db.Disposals.Add(line);
            audit.About(line.Id);
            await db.SaveChangesAsync(ct);
            return new Result(line.Id);
        }
    }
}
