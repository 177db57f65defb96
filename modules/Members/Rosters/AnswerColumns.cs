using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rosters.Reading;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>What the columns mean that were not understood; remembered for the enterprise's next files.</summary>
/// <param name="Answers">By the question's key: the field's name, or empty when the column is not used.</param>
public sealed record AnswerColumns(Guid RosterId, IReadOnlyDictionary<string, string> Answers) : IPortalUseCase<AnswerColumns.Result>
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(RosterState State);

    internal sealed class Handler(MembersDb db, RosterDesk rosters, Actor actor, Clock clock) : IHandle<AnswerColumns, Result>
    {
        public async Task<Outcome<Result>> Handle(AnswerColumns command, CancellationToken ct)
        {
            if (await rosters.Find(command.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            if (roster.State is not (RosterState.Asking or RosterState.Reviewed))
            {
                return RosterRules.Closed;
            }
            var used = command.Answers.Values.Where(v => v.Length > 0).ToList();
            if (used.Any(v => !Enum.TryParse<RosterField>(v, out var field) || !Enum.IsDefined(field)))
            {
                return RosterRules.AnswerUnknown;
            }
            if (used.Distinct(StringComparer.Ordinal).Count() != used.Count)
            {
                return RosterRules.AnswerTwice;
            }
            await Remember(command.Answers, ct);
            await rosters.Refresh(roster, await rosters.Run(roster, ct), ct);
            return new Result(roster.State);
        }

        private async Task Remember(IReadOnlyDictionary<string, string> answers, CancellationToken ct)
        {
            var known = await db.ColumnAnswers.Where(a => a.EnterpriseId == actor.Enterprise).ToDictionaryAsync(a => a.ColumnKey, StringComparer.Ordinal, ct);
            foreach (var (key, value) in answers)
            {
                if (!known.TryGetValue(key, out var answer))
                {
                    answer = new() { Id = Guid.CreateVersion7(), EnterpriseId = actor.Enterprise, ColumnKey = key };
                    db.Add(answer);
                }
                answer.Field = value.Length == 0 ? null : value;
                answer.AnsweredAt = clock.Now;
            }
            await db.SaveChangesAsync(ct);
        }
    }
}
