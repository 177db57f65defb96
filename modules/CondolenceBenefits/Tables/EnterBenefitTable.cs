using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>A new version from a day of events on. Events before that day keep the old one, whenever they are claimed (CON-01).</summary>
public sealed record EnterBenefitTable(string Table, DateOnly EffectiveFrom) : IOfficeUseCase<EnterBenefitTable.Result>
{
    public static Access Access => Access.Staff(StaffRole.Approver);
    public sealed record Result(int Number);

    internal sealed class Handler(BenefitsDb db, BenefitTables tables, AuditTrail audit, Actor actor, Clock clock) : IHandle<EnterBenefitTable, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterBenefitTable command, CancellationToken ct)
        {
            if (command.EffectiveFrom == default)
            {
                return ClaimRefusals.TableDate;
            }
            var scheme = (await tables.On(command.EffectiveFrom, ct)).SchemeId;
            var read = TableText.Read(command.Table, scheme);
            if (!read.Succeeded)
            {
                return read.Refusals.ToList();
            }
            var number = await db.Tables.CountAsync(t => t.SchemeId == scheme, ct) + 2; // the first is the one that comes with the program
            var version = BenefitTableVersion.Of(read.Value, number, command.EffectiveFrom, actor.AccountId, clock.Now);
            db.Tables.Add(version);
            audit.About(version.Id);
            await db.SaveChangesAsync(ct);
            return new Result(number);
        }
    }
}
