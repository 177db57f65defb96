using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Family;

/// <summary>Adds a relative to the own family register, or changes one (MEM-03).</summary>
/// <param name="RelativeId">Null to add.</param>
/// <param name="BornOn">In any spelling.</param>
/// <param name="Version">Of the form, when changing.</param>
public sealed record SaveRelative(Guid? RelativeId, Kinship? Kinship, string Name, string Kana, string BornOn, bool LivesTogether, int Version = 0)
    : IPortalUseCase<SaveRelative.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(Guid RelativeId);

    internal sealed class Handler(MembersDb db, FamilyBook family, Actor actor, Clock clock) : IHandle<SaveRelative, Result>
    {
        public async Task<Outcome<Result>> Handle(SaveRelative command, CancellationToken ct)
        {
            var faults = new List<Refusal>();
            if (command.Kinship is not { } kinship || !Enum.IsDefined(kinship)) faults.Add(FamilyRules.KinshipMissing);
            if (FamilyRules.Read(command.Name, command.Kana, command.BornOn, clock.Today, faults) is not var (name, kana, born))
            {
                return faults;
            }
            var all = await family.Of(actor.PersonId, ct);
            var relative = all.FirstOrDefault(r => r.Id == command.RelativeId);
            if (command.RelativeId is not null && relative is null)
            {
                return Refusal.NotFound;
            }
            if (relative is not null && relative.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (FamilyRules.IsSpouse(command.Kinship!.Value) && all.Any(r => r != relative && FamilyRules.IsSpouse(r.Open().Kinship)))
            {
                return FamilyRules.OneSpouse;
            }
            if (relative is null)
            {
                if (all.Count >= FamilyRules.MostRelatives)
                {
                    return FamilyRules.TooMany;
                }
                relative = new() { Id = Guid.CreateVersion7(), PersonId = actor.PersonId };
                db.Add(relative);
            }
            relative.Write(command.Kinship.Value, name, kana, born, command.LivesTogether);
            await db.SaveChangesAsync(ct);
            return new Result(relative.Id);
        }
    }
}
