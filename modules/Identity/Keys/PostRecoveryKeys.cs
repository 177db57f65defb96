using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Keys;

/// <summary>Source: IAM-06. Tells the next request for a new key to the module that knows the postal address.</summary>
public sealed record PostRecoveryKeys : IJobUseCase<PostRecoveryKeys.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Found">False when nobody waits.</param>
    public sealed record Result(bool Found);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, Facts facts, Clock clock) : IHandle<PostRecoveryKeys, Result>
    {
        public async Task<Outcome<Result>> Handle(PostRecoveryKeys job, CancellationToken ct)
        {
            var request = await db.RecoveryRequests.FromSql(
                $"select * from identity.recovery_request where told_at is null order by asked_at limit 1 for update skip locked")
                .SingleOrDefaultAsync(ct);
            if (request is null)
            {
                return new Result(false);
            }
            request.Tell(clock.Now);
            await db.SaveChangesAsync(ct);
            var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == request.AccountId, ct);
            await keys.LoadFor(account.Id, ct: ct);
            if (account.State != AccountState.Closed && keys.Holds(account.Id))
            {
                facts.Tell(new RecoveryAsked(account.Id, account.EnterpriseId, account.Login.Open(), account.Name.Open(), TemplateFor(account)));
            }
            return new Result(true);
        }

        private static string TemplateFor(Account account) => account switch
        {
            { State: AccountState.Active, Kind: AccountKind.Officer } => "officer-recovery-key",
            { State: AccountState.Active } => "recovery-key",
            { Kind: AccountKind.Officer } => "officer-key",
            _ => "members.activation-key",
        };
    }
}
