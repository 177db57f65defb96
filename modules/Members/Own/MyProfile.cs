using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Own;

/// <summary>The member's own record, and what the enterprise filed about them (ENT-08: the filer is named, and what was filed).</summary>
public sealed record MyProfile : IPortalUseCase<MyProfile.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(
        string Number, MembershipState State, DateOnly JoinedOn, DateOnly BenefitsFrom, DateOnly? LeftOn, string EnterpriseName,
        EmployeeContent Record, int ContactVersion, IReadOnlyList<FilingLine> Filings);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, IEnterprises enterprises, Actor actor, Clock clock) : IHandle<MyProfile, Result>
    {
        public async Task<Outcome<Result>> Handle(MyProfile query, CancellationToken ct)
        {
            if (await people.One(actor.PersonId, ct) is not { } me)
            {
                return Refusal.NotFound;
            }
            var filings = await db.Filings.AsNoTracking().Where(f => f.PersonId == actor.PersonId).OrderByDescending(f => f.FiledAt).Take(20).ToListAsync(ct);
            var enterprise = await enterprises.Find(me.Member.EnterpriseId, ct);
            return new Result(me.Member.Number, me.Member.State, me.Member.JoinedOn, me.Member.BenefitsFrom, me.Member.LeftOn, enterprise?.Name ?? "",
                me.Content, me.Contact.Version, [.. filings.Select(f => FilingLine.ForItsPerson(f, me.Member.Number, clock.Now))]);
        }
    }
}
