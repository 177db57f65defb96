using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Name and number of the officer's own enterprise, for the line under the header.</summary>
public sealed record OurEnterprise : IPortalUseCase<OurEnterprise.Result>, IQuery
{
    public static Access Access => Access.Officer(OfficerRight.View);

    public sealed record Result(string Number, string Name);

    internal sealed class Handler(IEnterprises enterprises, Actor actor) : IHandle<OurEnterprise, Result>
    {
        public async Task<Outcome<Result>> Handle(OurEnterprise query, CancellationToken ct) =>
            await enterprises.Find(actor.Enterprise, ct) is { } own ? new Result(own.Number, own.Name) : Refusal.NotFound;
    }
}
