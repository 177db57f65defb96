using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>Source: FEATURES BO-04. Only the listed fields reopen, each with a sentence to the member.</summary>
public sealed record ReturnForFields(Guid CaseId, int Version, IReadOnlyList<ReturnForFields.Field> Fields) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
    public sealed record Field(string Code, string Sentence);

    internal sealed class Handler(CaseworkDb db, CaseToDecide cases, Detailing detailing, PersonKeys keys, Actor actor, Clock clock)
        : IHandle<ReturnForFields, Done>
    {
        public async Task<Outcome<Done>> Handle(ReturnForFields command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null)
            {
                return refusal!;
            }
            if (command.Fields.Count == 0 || command.Fields.Any(f => string.IsNullOrWhiteSpace(f.Sentence)))
            {
                return CaseRefusals.FieldsMissing;
            }
            var details = await detailing.Of(file, ct);
            if (command.Fields.Any(f => details?.Fields.Any(known => known.Field == f.Code) != true))
            {
                return CaseRefusals.FieldUnknown;
            }
            await keys.LoadFor(file.PersonId, Purpose.Own, ct);
            db.FieldRequests.AddRange(command.Fields.Select(f => FieldRequest.Of(file, f.Code, f.Sentence.Trim(), actor.AccountId, clock.Now)));
            return await cases.Move(file, CaseAct.Return, null, ct);
        }
    }
}
