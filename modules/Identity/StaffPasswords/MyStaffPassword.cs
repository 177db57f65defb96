using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>Since when the own password is in use, and until when.</summary>
public sealed record MyStaffPassword : IOfficeUseCase<MyStaffPassword.Result>, IQuery
{
    public static Access Access => Access.OwnStaffPassword;

    /// <param name="DaysLeft">Null without a term.</param>
    /// <param name="MustChange">Whatever its age: a lost card, other roles, evidence of compromise.</param>
    public sealed record Result(DateTimeOffset? ChangedAt, int? DaysLeft, bool MustChange);

    internal sealed class Handler(IdentityDb db, Rulebook rules, Actor actor, Clock clock) : IHandle<MyStaffPassword, Result>
    {
        public async Task<Outcome<Result>> Handle(MyStaffPassword query, CancellationToken ct)
        {
            var staff = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == actor.AccountId, ct);
            var term = await rules.Today<PasswordTerm>(ct);
            return new Result(staff?.PasswordChangedAt, staff?.PasswordChangedAt is { } at ? term.DaysLeft(at, clock.Now) : null, staff?.MustChange == true);
        }
    }
}
