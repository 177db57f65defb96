using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)①; IAM-03. What each role may run, read from the use cases themselves: page and program cannot differ.</summary>
public sealed record ShowRights : IOfficeUseCase<ShowRights.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor, StaffRole.Approver);

    public sealed record Result(IReadOnlyList<Right> Rights);

    /// <param name="UseCase">Its name in logs and audit.</param>
    /// <param name="Access">As it stands in the program.</param>
    public sealed record Right(string UseCase, string Access, IReadOnlyList<StaffRole> Roles);

    internal sealed class Handler(UseCaseCatalogue catalogue) : IHandle<ShowRights, Result>
    {
        public Task<Outcome<Result>> Handle(ShowRights query, CancellationToken ct) => Task.FromResult<Outcome<Result>>(new Result(
            [.. catalogue.All.Where(u => u.Audience == Audience.Office).OrderBy(u => u.Name, StringComparer.Ordinal)
                .Select(u => new Right(u.Name, u.Access.Text, [.. Roles.All.Select(r => r.Code).Where(r => May(r, u.Access))]))]));

        private static bool May(StaffRole role, Access access) =>
            access.Refuse(new Actor(ActorKind.Staff, Guid.Empty, Guid.Empty, null, "", [role.ToString()], Guid.Empty, "")) is null;
    }
}
