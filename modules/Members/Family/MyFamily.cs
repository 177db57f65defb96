using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Family;

/// <summary>The member's registered family with ages; every module's eligibility rests on it (MEM-03).</summary>
public sealed record MyFamily : IPortalUseCase<MyFamily.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Row(Relative Relative, int Age, int Version);
    public sealed record Result(IReadOnlyList<Row> Family);

    internal sealed class Handler(FamilyBook family, Actor actor, Clock clock) : IHandle<MyFamily, Result>
    {
        public async Task<Outcome<Result>> Handle(MyFamily query, CancellationToken ct) => new Result(
            [.. (await family.Of(actor.PersonId, ct)).Select(r => new Row(r.Open(), Age.On(r.BornOn.Open(), clock.Today), r.Version)).OrderBy(r => r.Relative.Kinship).ThenBy(r => r.Relative.BornOn)]);
    }
}
